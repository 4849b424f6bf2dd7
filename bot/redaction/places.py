"""Where somebody lives and where she works or learns: postal addresses, employers, named schools, hospitals and clubs."""
from __future__ import annotations

from typing import Callable, Iterator, List, Optional, Tuple

import regex

from bot.redaction.lexicon import Lexicon
from bot.redaction.numbers import Span, rule, spot

_STREET = (r"(?:straße|strasse|str\.?|weg|gasse|allee|platz|ring|damm|ufer|steig|stieg|chaussee|promenade|zeile|graben|gäßchen|pfad|winkel|kamp|hof|markt|berg"
           r"|gatan|gata|vägen|vagen|väg|gränd|grand|stigen|torget|torg|allén|allen|backen|plan|kajen|gården)")
_LONE = r"(?:straße|strasse|gasse|allee|chaussee|gatan|gränd|gränden)"  # these name a street also without a number
_HOUSE = r"\d{1,4}(?:\s?[-–+]\s?\d{1,4})?(?:\s?[a-h](?![\p{L}]))?(?:\s?/\s?\d{1,4})*(?:,?\s(?:lgh|top|app?t?|wohnung|stiege|flat)\.?\s?\d+)?"
_ROAD = r"(?:street|st\.?|road|rd\.?|lane|ln|avenue|ave|close|drive|grove|way|court|square|terrace|crescent|place|gardens|hill|park|row|mews)"
_SURE_ROAD = r"(?:street|road|lane|avenue|grove|terrace|crescent|mews|gardens)"
_TOWN = r"(?:(?:Bad|Sankt|St\.|Stora|Lilla|Norra|Södra|Östra|Västra|Neu|Alt)\s)?\p{Lu}[\p{L}.]+(?:[\s/-](?:am|an\sder|im|ob\sder|bei|vor\sder)\s\p{Lu}[\p{L}]+|[-/]\p{L}+)?"
_ADDRESS = [
    rule(rf"\b(?:(?:lilla|stora|norra|södra|östra|västra|gamla|nya|övre|nedre|alte|neue|große|grosse|kleine|obere|untere|sankt|st\.)\s)?[\p{{L}}][\p{{L}}.-]*{_STREET}\s*{_HOUSE}\b"),
    rule(rf"\b\p{{Lu}}[\p{{L}}-]+\s(?i:straße|strasse|str\.?|gasse|allee|platz|weg|ring|damm|ufer|gata|väg|gränd)\s*{_HOUSE}\b", 0),
    rule(rf"\b(?:Am|An\s(?:der|den)|Auf\s(?:der|dem)|Im|In\s(?:der|den)|Zum|Zur|Unter\sden|Hinter\s(?:der|dem)|Beim|Bei\sder)\s(?:\p{{Lu}}[\p{{L}}-]+\s){{1,2}}{_HOUSE}(?=,?\s+(?:[A-Z]{{1,2}}-)?\d{{4,5}}\s\p{{Lu}}|\s*$|\s*[,.;)\n])", 0),
    rule(rf"\b(?:adresse|anschrift|wohne|wohnen|wohnt|wohnhaft)\b:?\s*\K(?:am|an\s(?:der|den)|auf\s(?:der|dem)|im|in\s(?:der|den)|zum|zur|unter\sden)\s(?:[\p{{L}}-]{{3,}}\s){{1,2}}{_HOUSE}(?!\s*(?:jahr|monat|woche|zimmer|person|leute|m²|qm|uhr|kinder|stock))\b"),
    rule(rf"\b\d{{1,4}}[a-z]?,?\s(?:\p{{Lu}}[\p{{L}}'’-]+\s){{1,3}}(?i:{_ROAD})\b(?:\s(?:Road|Street|Lane|North|South|East|West))?", 0),
    rule(rf"\b\d{{1,4}}[a-z]?\s(?:[\p{{L}}'’-]{{3,}}\s){{1,2}}{_SURE_ROAD}\b(?:\s(?:road|street|lane))?"),
    rule(r"\b\p{Lu}[\p{L}'’-]+\s(?:Street|Road|Lane|Avenue|Crescent|Terrace)\b", 0),
    rule(rf"(?<![\w.,-])(?:(?:D|A|CH|SE?|DE|AT)\s?[-–]\s?)?(?:\d{{5}}|\d{{3}}\s\d{{2}}|\d{{4}}(?<!19\d\d|20[0-3]\d))\s{_TOWN}", 0),
    rule(r"\b(?:plz|postleitzahl|postnummer|postnr|postcode|zip(?:\scode)?)\b:?\s*(?:ist|är|is)?\s*\K(?:\d{5}|\d{3}\s\d{2}|\d{4})\b"),
    rule(r"\b(?:postfach|p\.?\s?o\.?\s?box|box)\s\d{1,6}\b"),
    rule(r"\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b", 0),
    rule(rf"(?:\b(?:in\sder|auf\sder|wohnt?e?n?\s\w*|an\sder|bor\spå|på)\s)\K(?!(?:haupt|einbahn|seiten|land|spiel|neben|gång|bak|tvär|sido)(?:straße|strasse|gatan)\b)[\p{{L}}-]{{3,}}{_LONE}\b"),
]
_SMALL_TOWN = rule(r"(?<![\d.,-])\b(?:\d{5}|\d{3}\s\d{2}|\d{4}(?<!19\d\d|20[0-3]\d))\s(?P<town>\p{L}{3,})\b")
_POSTAL = rule(r"^(?:[a-z]{1,2}\s?[-–]\s?)?(?:\d{4,5}|\d{3}\s\d{2})\s")
_SCHOOL = (r"(?:Gymnasium|Realschule|Grundschule|Hauptschule|Gesamtschule|Oberschule|Mittelschule|Förderschule|Gemeinschaftsschule|Berufsschule|Volksschule|Schule"
           r"|Berufskolleg|Kolleg|Kita|Kindergarten|Klinik|Klinikum|Kliniken|Krankenhaus|Hospital|Stift|Universität|Uni|Hochschule|Werkstätten|Altenheim|Seniorenheim)")
_HYPHENED = rule(rf"\b(?P<head>\p{{L}}[\p{{L}}.]*)(?:-[\p{{L}}.]+)*-{_SCHOOL}\w{{0,2}}\b")
_SCHOOL_OF = rule(rf"\b{_SCHOOL}(?:\s(?:am|an\sder|im|in\sder|zum|zur|St\.))?\s(?P<head>\p{{Lu}}[\p{{L}}-]+)", regex.IGNORECASE)
_SAINT = rule(rf"\b(?:St|Sankt|S:t|S:ta|Sankta|Saint)\b\.?[\s-](?P<head>\p{{Lu}}\p{{L}}+)(?:['’]?s\b)?(?:[-\s](?:{_SCHOOL}|School|Academy|College|Hospital|Primary(?:\sSchool)?|sjukhus|skola))?", 0)
_SKOLAN = rule(r"\b(?P<head>\p{L}{3,}?)(?:skolans?|gymnasiet|sjukhuset|förskolan)\b")
_HOUSE_OF = rule(r"\b(?P<head>\p{Lu}\p{L}{3,}?)s?(?:hospital|krankenhaus|klinikum|klinik|stift|gymnasium|hospiz)\b")
_OURS = frozenset("klinik krankenhaus sjukhus skola gymnasium universitet".split())
_KINDS = frozenset("universitäts kreis stadt landes bezirks tier kinder militär tages fach spezial frauen nerven privat reha sucht bundeswehr univers städt uni augen haut "
                   "schmerz entzugs akut alten mädchen jungen jugend".split())
_GENERIC = frozenset("grund för hög gymnasie fri folkhög musik sär an mellan låg hög natur kultur bak real yrkes special resurs kost dans konst kvälls efter nya "
                     "förorts land by stads privat lärar mot träningsskolan universitets region läns barn akut ung natt estet estetiska ridskolan rid sommar "
                     "trafik kör kommun sprak språk internat hem söndags akademiska".split())
_NAMED = rule(r"\b(?P<head>\p{Lu}[\p{L}'’.-]+(?:\s\p{Lu}[\p{L}'’.-]+){0,3})\s(?:(?:Primary|High|Secondary|Grammar|Middle|Elementary|Junior|General|Community)\s){0,2}"
               r"(?:School|Academy|College|Hospital|Infirmary|University|Clinic|Nursery|Surgery|FC|F\.C\.|United|Rovers|Athletic|IF|IK|BK|FF|HK|sjukhus|gymnasium|skola|vårdcentral"
               r"|förskola|universitet|högskola|hälsocentral|Klinik|Krankenhaus)\b", 0)
_CLUB = rule(r"\b(?:TSV|SV|FC|VfL|VfB|TuS|TSG|SpVgg|SC|SG|TV|FSV|BSC|ASV|DJK|ESV|IK|IF|BK|FF|HK|IFK|FK|GIF|KFUM|AFC|RFC|\p{L}+verein)\s(?:\d+\s)?"
              r"\p{Lu}[\p{L}-]+(?:\s\p{Lu}[\p{L}-]+)?(?:\s\d{2,4})?|\buniversity\sof\s\p{L}+", 0)
_LEGAL = rule(r"\b(?:[\p{Lu}\d][\p{L}\d.&'’+-]*\s+(?:(?:&|\+|und|och|and|i|in|von)\s+)?){1,5}(?:GmbH(?:\s&\sCo\.?(?:\sKG)?)?|mbH|AG|KG|OHG|UG|e\.\s?V\.|eV|AB|HB|Ltd\.?|Limited|Inc\.?|LLC|PLC)(?!\w)"
               r"|(?i:\b[\p{L}\d&-]+(?:\s[\p{L}\d&-]+)?\s(?:gmbh|ltd))\b", 0)
_WORK = [
    rule(r"\b(?:firma|firman|unternehmen|företaget|company|arbetsgivare[n]?|arbeitgeber|employer)(?:\s(?:is|ist|är|heißt|heter|called))?:?\s+\K"),
    rule(r"\b(?:arbeite[nt]?|gearbeitet|schaffe?|jobbe?|angestellt|beschäftigt|ausbildung|azubi|lehre|praktikum|minijob|werkstudent\w*|kassierer\w*|\w*(?:fahrer|pfleger|verkäufer|erzieher|mechaniker|schwester|lagerist|helfer|leiter|techniker|kraft)(?:in)?|chef|chefin)\b[^.!?\n]{0,30}?\b(?:bei|beim|für)\s+(?:der\s+|dem\s+|die\s+)?\K"),
    rule(r"\b(?:jobba\w*|arbeta\w*|anställ\w+|jobb|praktik\w*|lärling|avsked\w+|uppsagd|sparken|chef\w*)\b[^.!?\n]{0,20}?\b(?:på|hos|åt|från)\s+\K"),
    rule(r"\b(?:work\w*|job|employed|fired|sacked|laid\soff|intern\w*|apprentice\w*|shifts?|boss|manager)\b[^.!?\n]{0,20}?\b(?:at|for|by|from)\s+(?:the\s+)?\K"),
]
_NAME = regex.compile(r"(?P<head>[\p{L}\d][\p{L}\d&.'’-]*)(?P<tail>(?:\s(?:&\s)?\p{Lu}[\p{L}\d&.'’-]*)*(?:\s(?:sjukhus(?:et)?|skola[n]?|gymnasi\w+|vårdcentral(?:en)?|hospital|school)\b)?)")


class Places:
    """Finds addresses and named houses; one of its kind ("a school", "the hospital") is no name and stays."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._houses: List[Tuple[regex.Pattern[str], Callable[[regex.Match[str], str], bool]]] = [
            (_HYPHENED, self._is_hyphened), (_SCHOOL_OF, self._is_school_of), (_SAINT, self._is_saint), (_SKOLAN, self._is_swedish_school),
            (_HOUSE_OF, self._is_house_of)]
        known = "|".join(regex.escape(name) for name in sorted(lexicon.companies, key=len, reverse=True))
        self._company = regex.compile(rf"(?<=\b(?:bei|beim|bei\sder|på|hos|åt|för|för|für|från|from|at|for|with|by|von|vom|von\sder|in|i|in\sder|im)\s)(?:{known})(?:['’]s)?(?![\p{{L}}\d])"
                                      r"(?:\s(?P<more>\p{Lu}\p{L}+))?", regex.IGNORECASE)

    def addresses(self, text: str) -> Iterator[Span]:
        """Street and house, postal code and town, boxes."""
        for pattern in _ADDRESS:
            for match in pattern.finditer(text):
                after_digits = text[:match.start()].rstrip()[-1:].isdecimal()
                if not (_POSTAL.match(match.group()) and self._no_town(match.group(), after_digits)):
                    yield spot(match, "address")
        for match in _SMALL_TOWN.finditer(text):
            placed = text[:match.start()].rstrip().endswith((" in", " i", ",", "-"))
            if self._lexicon.is_place(match["town"]) and (placed or not self._lexicon.is_ordinary(match["town"])):
                yield spot(match, "address")

    def companies(self, text: str, language: str) -> Iterator[Span]:
        """Employers, and schools, hospitals and clubs that have a name of their own."""
        yield from (spot(match, "company") for match in _CLUB.finditer(text))
        for match in _LEGAL.finditer(text):
            yield Span(self._own_start(match.group(), match.start()) or match.start(), match.end(), "company")
        for pattern, is_named in self._houses:
            yield from (spot(match, "company") for match in pattern.finditer(text) if is_named(match, language))
        for match in _NAMED.finditer(text):
            start = self._own_start(match["head"], match.start())
            ours = match.group().rsplit(None, 1)[-1].lower() in _OURS
            if start is not None and not (ours and self._lexicon.is_ordinary(match["head"].split()[-1])):
                yield Span(start, match.end(), "company")
        yield from self._employers(text, language)

    def _is_hyphened(self, match: regex.Match[str], language: str) -> bool:
        return not self._lexicon.is_ordinary(match["head"]) or bool(self._lexicon.name(match["head"], language))

    def _is_school_of(self, match: regex.Match[str], language: str) -> bool:
        return match["head"][0].isupper() and (self._lexicon.is_place(match["head"]) or self._is_own_name(match["head"], language))

    def _is_saint(self, match: regex.Match[str], language: str) -> bool:
        return not any(self._lexicon.is_place(f"{saint} {match['head']}") for saint in ("Sankt", "St."))

    def _is_swedish_school(self, match: regex.Match[str], language: str) -> bool:
        return match["head"].lower() not in _GENERIC and not (match.group().islower() and self._lexicon.is_ordinary(match.group()))

    def _is_house_of(self, match: regex.Match[str], language: str) -> bool:
        head = match["head"].lower()
        return not ({head, head + "s"} & _KINDS or self._lexicon.is_ordinary(match.group()) or self._lexicon.is_ordinary(head))

    def _employers(self, text: str, language: str) -> Iterator[Span]:
        for pattern in _WORK:
            for cue in pattern.finditer(text):
                found = _NAME.match(text, cue.end())
                if found and self._is_own_name(found["head"].rstrip(".'’"), language) and len(found["head"]) > 1:
                    yield Span(found.start(), found.start() + len(found.group().rstrip(".'’")), "company")
        for match in self._company.finditer(text):
            end = match.end() if not match["more"] or self._lexicon.is_unknown(match["more"]) or self._lexicon.is_place(match["more"]) else match.start("more") - 1
            yield Span(match.start(), end, "company")

    def _is_own_name(self, word: str, language: str) -> bool:
        stem = regex.split(r"['’]", word)[0]
        return not word.isdecimal() and (self._lexicon.is_unknown(stem) or (word[0].isupper() and bool(self._lexicon.name(stem, language))))

    def _own_start(self, head: str, start: int) -> Optional[int]:
        """Where the name begins, after words such as "The" and "My" that a sentence may begin with; None where nothing is left."""
        words: List[str] = head.split()
        while words and words[0].lower() in _PLAIN:
            start += len(words[0]) + 1
            words = words[1:]
        return start if words else None

    def _no_town(self, found: str, after_digits: bool) -> bool:
        """Four or five digits and a word are an address where the word is a place, or may be one and no number goes before."""
        name = found[_POSTAL.match(found).end():]  # type: ignore[union-attr]
        word = regex.findall(r"\p{L}[\p{L}-]+", found)[0]
        return not (self._lexicon.is_place(name) or self._lexicon.is_place(word)) and (after_digits or self._lexicon.is_ordinary(word))


_PLAIN = frozenset("firma firman företaget company the my our a an at in his her their this that i min mitt vårt ett en på är när meine mein die der das im in am jag nu i ein eine".split())
