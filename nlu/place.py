"""Places in a message: municipalities of the gazetteer and postal codes, without being fooled by names and words."""
from __future__ import annotations

import re
from functools import lru_cache
from typing import Dict, FrozenSet, List, NamedTuple, Optional, Sequence, Tuple

from index.gazetteer import Gazetteer, Place
from index.linear import fold
from index.sieve import Expression
from nlu.age_words import PARENTS, STATUS, YEARS
from nlu.lexicon import Hit
from nlu.lives import BEFORE, NOT_AT_ALL, at_home, country_said, is_abroad, is_denied, is_in, is_of_another, is_where_kin_lives, region_behind
from nlu.place_names import EXONYMS, IN_DIALECT, NO_ANSWER, PLZ_REGION, POSTNR_REGION, SAID_ALONE, first_names
from nlu.region import region_in
from nlu.words import Word

_BEFORE = {"in", "aus", "bei", "nahe", "nach", "um", "raum", "ort", "stadt", "wohne", "wohn", "wohnt", "leb", "lebe", "lebt", "richtung",
           "i", "fran", "utanfor", "nara", "bor", "runt", "kring", "from", "near", "around", "live", "lives", "outside", "gegend", "ab",
           "vid", "till", "uni", "z", "ausm", "ostlich", "sudlich", "nordlich", "westlich", "kommun", "kreis", "landkreis", "city", "to", "at",
           "of", "tu", "th", "fh", "hs", "region", "studerar", "pluggar", "studiere", "utenfor", "downtown", "naher", "umgebung", "von"}
_SEEN_WORDS = 20_000
_STRONG = {"in", "aus", "bei", "nahe", "wohne", "wohn", "wohnt", "lebe", "lebt", "raum", "i", "fran", "bor", "utanfor", "nara", "from", "near", "live",
           "outside", "around", "runt", "lives", "gegend", "kring", "landkreis", "lkr"}
_MOVED = {"moved", "moving", "move", "umgezogen", "gezogen", "ziehe", "ziehen", "zog", "flyttat", "flyttade", "flyttar", "flytta", "gekommen", "geflohen"}
_CHANGED = {"andra", "andrar", "byt", "byta", "change", "switch", "andere", "andern", "wechsle", "wechseln", "korrigera"}
_MOVED |= _CHANGED
_PERSON = {"frau", "herr", "herrn", "familie", "mr", "mrs", "ms", "dr", "doktor", "doctor", "fru", "fam", "prof", "professor", "miss", "kollege",
           "kollegin", "kollega", "kollegan", "chef", "chefen", "lehrer", "lehrerin", "lararen", "heisst", "heter", "called", "named", "name",
           "heisse", "namn", "pastor", "pfarrer", "coach", "trainer", "onkel", "tante", "nurse", "teacher", "boss", "therapeut", "therapeutin",
           "nachname", "efternamn", "surname", "sir", "farbror", "tant", "bin", "mormor", "morfar", "oma", "opa", "nachbar", "grannen"}
# Names of places that are everyday words (or first names) first of all: only a clear setting makes them a place.
_WORDS = set("""essen hof halle au wald berg lund mark bad see stein alt neu weil wangen rain ried sand haus kirche markt horn wien? baden
auto gut ganz kalt rot weiss lage linden buch buchen eichen erde feld garten hagen heide herne hilden holz hude kamen kempen lauf leer
leben lehre leiden melle moers nah norden osten westen suden ruhe schule speyer? stade stand suhl tal unna ulm? werl werne zeitz zell
ort ball ham aken anger arnis asche bergen brand egal ende frei fels gera? hamm? holm hov alta ale are ed mora sala nora vara kil sater
by backe bro fors gavle? hjo lomma ro sjo strand torp viken vik vad visa arboga? mal amal malar ar hor? tranas? lit marie nacka? orsa
habo kalix? boden? alvesta? osby? bara motala? skara? flen? mellan molle marta anna eda sunne lysekil? in an am im das die der ist war
mit fur bis vor auf zur zum bin hat so da wo no on at or me my as is it he she we us be do go up by to of reading bath march hope may
rich nice split born soest? sulz wolfach? ebern egeln lich mainz? marl ach ahn ems ens alle? dorf stadt teil wedding drogen mitte handen platz rust burg singen
sitten thun? chur? biel? brig? visp? zug baar uster? wil will aa ai altes alter amt angst arm arme auge arbon? buchs buren gais genf?
gossau? kulm laufen leuk linth? menzingen morges? pratteln? roggen ruti schwanden stans sursee? trub uri vals wald weggis? winter wolf
graz? linz? wels? steyr? hall imst landeck? reutte schwaz telfs gosau ried enns perg rohr hard lech lustenau? egg st sankt
falkenberg hammar sund lund strangnas? solna? taby? partille? ekero marstrand? orebro? karlshamn? lund hede kungalv? oxie
bra ja jo nej all ut upp ner hem nora""".replace("?", "").split()) - set("wien speyer ulm gera hamm mainz gavle solna taby orebro nacka boden motala thun chur "
                                                                        "biel graz linz wels steyr suhl soest zeitz arboga genf skara uster kalix".split())
_I_AM = ("bin", "am", "i'm", "im", "ar", "e")
_NEAR, _OF = ("nah", "nahe", "narheten", "umgebung", "utkanten", "outskirts", "raum", "grossraum", "kurz", "bahnhof"), ("von", "av", "of", "vor")
_WORD_ALONE, _NO_TOWN_ALONE = 15_000, frozenset("mitte singen wangen wedding".split())
_A_TOWN = ("stadt", "city", "staden", "town", "ort", "orten")
_SAINT = ("st", "sankt", "sct")
_FACTS_ASKED, _CITY, _METROPOLIS = ("age_group", "contact", "offers", "helped", "safe", "setting"), 50_000, 500_000
_LEAST_HERE, _TOWN_ABROAD = 2_500, 20_000
_TOWN = 5_000  # people: from here on a name that is no word besides
_LEAST_BARE = 60_000  # people: from here on a name alone, without "in" or "aus", is taken for the place
# People, in the country of the conversation, from which a name is taken for the place where nothing stands beside it but an age ("Arvika, 29").
_LEAST_ALONE, _LEAST_ALONE_IN = 4_000, {"SE": 1_000}
_SHORT, _LEAST_SHORT = Expression(r"((?:(?:st\.|sankt) )?[a-z]{4,})(?: (?:am|an der|im|in|ob der|bei|vor der) | stadt$|-les-)"), 3_000  # "Krems an der Donau", "Zwettl Stadt"
_NO_SHORT = frozenset("innere plan kahl sachsen nieder hohenstein weinstadt".split())
_HALF = Expression(r"((?:bad )?[a-z]{6,})-([a-z]{6,})")  # of "Bad Neuenahr-Ahrweiler", "Garmisch-Partenkirchen"
# Of them, what is a word in English: who writes English means the town with every other one ("essen", "Zug").
_IN_ENGLISH = frozenset(_WORDS) & frozenset("ort ball ham anger mark bad stein rain brand frei burg arm all hard lit mal marie ed nice split rich born march hope may reading bath rust hall sand winter wolf melle made sun so da no in an am die war hat on "
                                 "are see auto visa strand back horn anna at or me my as is it he she we us be do go up by to of will aa ai alter trains sort plan base bro back by egal fell".split())
_NEVER = _WORDS | SAID_ALONE | _BEFORE  # what stands between places
_LIVES = frozenset("bor bodde wohn wohne wohnt wohnen leb lebe lebt leben live lives living".split())
_FEW = 6  # words of a message that tells a place and an age or a wish


class Located(NamedTuple):
    """Where somebody is: a municipality's name (None where only a region was named, or a postal code tells it), country and region."""

    name: Optional[str]
    country: str
    region: Optional[str]


def without_place(text: str, place: Optional[Located]) -> str:
    """The text without the name of its place, where that is an everyday word as well ("I moved to Essen")."""
    if place is None or place.name is None or fold(place.name) not in _WORDS:
        return text
    return re.sub(rf"\b{re.escape(place.name)}\b", " ", text, flags=re.IGNORECASE)


def is_only(text: str, place: Optional[Located]) -> bool:
    """Whether the text is nothing but the name of its place."""
    return place is not None and place.name is not None and fold(text).strip(" .,!?") == fold(place.name)


def _stands_alone(found: List[Word], i: int, length: int, place: Place, begun: bool, everyday: FrozenSet[str]) -> bool:
    """Whether nothing stands between the marks but the name and an age ("Arvika, 29", "Orsa"); `begun` where more than the first question was asked, so that
    a small letter will do."""
    word = found[i]
    brief = sum(1 for each in found if not each.is_break) <= _FEW
    city = place.population >= _CITY and i > 1 and found[i - 1].is_break and found[i - 2].text.isdecimal()  # "38, Essen"
    if word.folded in SAID_ALONE or (length == 1 and word.folded in everyday and word.folded not in NO_ANSWER and not city) or not (brief or word.text[0].isupper()) or (not brief and place.population < _CITY and word.folded in first_names()):
        return False
    start, end = i, i + length
    while start > 0 and not found[start - 1].is_break:
        start -= 1
    while end < len(found) and not found[end].is_break:
        end += 1
    beside = [each for n, each in enumerate(found[start:end], start) if not i <= n < i + length]
    tells = YEARS | (STATUS | PARENTS) - _PERSON if any(each.text.isdecimal() for each in beside) else YEARS  # "Graz 36 mum"; "Frau Hamburg" is a name
    if any(not each.text.isdecimal() and each.folded not in tells for each in beside) or (not brief and start == 0 and end == len(found)):
        return False
    whole = not any(each.text.isalpha() for n, each in enumerate(found) if not start <= n < end)
    return place.population >= _LEAST_ALONE_IN.get(place.country, _LEAST_ALONE) and (word.text[0].isupper() or (begun and whole))


class PlaceReader:
    """Finds the place of a message in the gazetteer."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._known = frozenset(gazetteer.names())
        self._names: dict[str, str] = {}  # of several that fold alike (Münster, Munster) the largest
        for name in sorted(self._known, key=lambda each: -max((place.population for place in gazetteer.all_named(each)), default=0)):
            self._names.setdefault(fold(name), name)
        self._short: Dict[Tuple[str, str], Place] = {}  # of several in a country the largest
        for place in sorted(gazetteer.places, key=lambda each: -each.population):
            for short in self._shorter(place) if place.population >= _LEAST_SHORT else ():
                for country in (place.country, ""):
                    self._short.setdefault((country, short), place)
        for place in sorted(gazetteer.places, key=lambda each: -each.population):
            last = fold(place.name).rpartition(" ")[2]  # in Austria "Neustadt" is Wiener Neustadt
            if " " in place.name and place.population >= _TOWN and len(last) > 4 and last.isalpha() and last not in _NEVER and not any(each.country == place.country for each in gazetteer.all_named(self._names.get(last, last))):
                self._short.setdefault((place.country, last), place)

        spelt = (*self._known, *self._names, *EXONYMS, *IN_DIALECT, *(short for _, short in self._short))
        self._begin = frozenset(fold(name).partition(" ")[0] for name in spelt if " " in name)  # names of several words, by their first
        self._named = lru_cache(maxsize=_SEEN_WORDS)(self._looked_up)  # a word is asked about several times, and most words come again

    def _shorter(self, place: Place) -> List[str]:
        """What a place is called for short: "Krems", "Bad Neuenahr", where no other place is called so."""
        folded = fold(place.name)
        short, halves = _SHORT.match(folded), _HALF.fullmatch(folded)
        only_here = [half for half in halves.groups() if half not in self._names and half not in _WORDS] if halves and place.population > 2 * _TOWN else []
        return [name for name in ([short[1]] if short else only_here) if name not in _NO_SHORT]

    def read(self, found: List[Word], country: Optional[str] = None, question: Optional[str] = None, hits: Sequence[Hit] = (),
             of_another: bool = False, language: str = "de") -> Optional[Located]:
        """The place, or None; of several that of the writer, or of the other one where it is known that it is about another. Where the last `question` was about the place, a bare name counts; where another fact was asked, or offers
        are shown, that of a city counts though it is a word as well ("Essen")."""
        asked = question == "place"
        begun, everyday = question not in (None, "topic"), _IN_ENGLISH if language == "en" else frozenset(_WORDS)
        if question in _FACTS_ASKED and 0 < len(found) <= 3:
            town = self._named(" ".join(word.text for word in found), " ".join(word.folded for word in found), country)
            least = self._least_alone(found, town, country, question) if town and found[0].text[0].isupper() else _CITY if town and town.country == country and question != "safe" else None
            asked = town is not None and least is not None and town.population > least
        named = [i for i in range(len(found)) if found[i].folded not in _NEVER and self._named(found[i].text, found[i].folded, country)]
        land = country_said(found, named)
        region = region_in(found, question == "place")
        instead = any(is_denied(found, i) and found[i].folded not in _WORDS | SAID_ALONE for i in named)
        meant, ends = [], 0
        for i in range(len(found)):
            for located, length in self._at(found, i, land or country, asked, begun, hits, instead, everyday) if i >= ends else ():
                ends = i + length  # "Neustadt" in "Wiener Neustadt" is none
                meant.append((located, i, length))
        told = [(located, is_of_another(found, i, hits), at_home(found, i, length, named)) for located, i, length in meant
                if of_another or asked or not is_where_kin_lives(found, i, hits)]
        told = [each for each in told if each[2] > (NOT_AT_ALL if each[0].country in (land, country) or country is None else BEFORE)]
        candidates = [located for located, of, home in sorted(told, key=lambda each: (each[1] == of_another, each[2]))]
        if candidates and not (region and region.words > 1):  # "Baden-Württemberg" is not Baden
            return candidates[-1]
        if region:
            return Located(None, region.country, region.code)
        return self._postal_code(found, country, asked) or (Located(None, land, None) if land and land != country else None)

    def _at(self, found: List[Word], i: int, country: Optional[str], asked: bool, begun: bool, hits: Sequence[Hit],
            instead: bool = False, everyday: FrozenSet[str] = frozenset(_WORDS)) -> List[Tuple[Located, int]]:
        """The place at word `i` and how many words name it; `instead` where the message denies another; `everyday` are the names that are words besides."""
        if i + 2 < len(found) and found[i + 1].text == "-" and found[i + 2].start == found[i + 1].start + 1 == found[i].start + len(found[i].text) + 1:
            if joined := self._named(f"{found[i].text}-{found[i + 2].text}", f"{found[i].folded}-{found[i + 2].folded}", country):
                return [(Located(joined.name, joined.country, joined.region), 3)]  # "Baden-Baden"
        if i + 2 < len(found) and found[i + 1].text == "(" and (further := self._gazetteer.find(f"{found[i].text} ({found[i + 2].text})", country)):
            return [(Located(further.name, further.country, further.region), 3)]  # "Frankfurt (Oder)"
        if found[i].folded in _SAINT and (at := i + 2 if i + 1 < len(found) and found[i + 1].text == "." else i + 1) < len(found):
            if saint := self._saint(found[at].text, country):
                return [(Located(saint.name, saint.country, saint.region), at - i + 1)]  # "St. Pölten", "st gallen"
        for length in () if self._is_second_half(found, i, country) else (3, 2, 1) if found[i].folded in self._begin else (1,):
            part = found[i:i + length]
            if len(part) < length or any(w.is_break for w in part) or not part[0].text[0].isalpha():
                continue
            place = self._named(" ".join(w.text for w in part), " ".join(w.folded for w in part), country)
            if place is None or is_abroad(found, i, length):
                continue
            free = not any(hit.start <= i < hit.end for hit in hits)
            alone = country in (None, place.country) and free and _stands_alone(found, i, length, place, begun, everyday)
            common = found[i].folded in everyday | SAID_ALONE and length == 1
            beside = (found[i].text[0].isupper() or not common) and is_in(found, i + length, place.country, place.region)
            meant = instead and not common and place.population > (_LEAST_ALONE if place.country == country else _TOWN_ABROAD)
            aged = (not common or found[i].folded in NO_ANSWER) and place.population > _LEAST_ALONE and _is_behind_an_age(found, i, length)
            if alone or beside or meant or aged or self._is_meant(found, i, length, place, asked, country):
                if (elsewhere := region_behind(found, i + length)) and elsewhere.code != place.region:  # "Lund i Östergötland"
                    namesake = next((each for each in self._gazetteer.all_named(place.name) if each.region == elsewhere.code), None)
                    return [(Located(namesake.name if namesake else None, elsewhere.country, elsewhere.code), length)]
                return [(Located(place.name, place.country, place.region), length)]
        return []

    def _is_second_half(self, found: List[Word], i: int, country: Optional[str]) -> bool:
        """Whether a word is joined to the town before it: "Baden-Baden", "Köln-Mülheim"."""
        if i < 2 or found[i - 1].text != "-" or not found[i].start == found[i - 1].start + 1 == found[i - 2].start + len(found[i - 2].text) + 1:
            return False
        town, part = self._named(found[i - 2].text, found[i - 2].folded, country), self._named(found[i].text, found[i].folded, country)
        whole = self._named(f"{found[i - 2].text}-{found[i].text}", f"{found[i - 2].folded}-{found[i].folded}", country)
        return whole is not None or (town is not None and part is not None and town.population >= part.population)

    @staticmethod
    def _least_alone(found: List[Word], town: Place, country: Optional[str], question: Optional[str]) -> int:
        """How many people a town has whose name is the whole message, for it to be meant: "Hof", "Leer" and "Bad Tölz" are said after the offers, too."""
        if len(found) == 1 and found[0].folded in _WORDS:
            return _WORD_ALONE if question != "safe" and town.country == country and found[0].folded not in _NO_TOWN_ALONE else _CITY
        return 0 if question == "safe" else _TOWN

    def _saint(self, name: str, country: Optional[str]) -> Optional[Place]:
        return next((place for saint in ("St. ", "Sankt ") if (place := self._named(saint + name, fold(saint + name), country))), None)

    def _looked_up(self, text: str, folded: str, country: Optional[str]) -> Optional[Place]:
        spelt = text.casefold()
        spelt = IN_DIALECT.get(spelt, spelt)
        name = spelt if spelt in self._known and spelt != folded else self._names.get(folded) or self._names.get(EXONYMS.get(folded, ""))
        if name is None and folded.endswith("s") and len(folded) > 5:
            name = self._names.get(folded[:-1])  # "Göteborgs", "Hamburgs"
        if name is None and folded.endswith("inga"):
            name = self._names.get(folded[:-1] + "en")  # "Reutlinga", as Swabians say
        place = self._gazetteer.find(name, country) if name else None
        short = self._short.get((country or "", folded)) or self._short.get(("", folded))
        return short if short and (place is None or country and place.country != country and (short.country == country or place.population < short.population)) else place

    def _is_meant(self, found: List[Word], i: int, length: int, place: Place, asked: bool, country: Optional[str] = None) -> bool:
        word, before = found[i], [w.folded for w in found[max(0, i - 2):i]]
        last = before[-1] if before else ""
        total = sum(1 for w in found if not w.is_break and not w.text.isdecimal())  # "22, Thun"
        if asked and total <= length + 3 and (total == length or last in _BEFORE or place.population > 20_000):
            return True
        if last in _I_AM and total <= length + 2 and place.country == country and place.population > 20_000 and word.folded not in _WORDS:
            return True  # "ich bin leipzig", "jag är Borås"
        if any(b in _PERSON for b in before) and last not in _STRONG:
            return False
        if last == "i" and country in ("DE", "AT") and not word.text[0].isupper() and place.population < _CITY:
            return False  # "i zoi" is "ich zahle"
        if last not in _BEFORE and self._is_of_a_name(found, i, country):
            return False  # "Kalle Lund": a first name stands before it
        if i + length < len(found) and found[i + length].folded in _PERSON_AFTER and last not in _STRONG:
            return False  # "Lund says"; "the police in Lund said" is a town
        capital = word.text[0].isupper()
        common = word.folded in _WORDS | SAID_ALONE and length == 1
        if total == length and capital and not common and place.population > 20_000:
            return True  # nothing but the name of a town
        near = len(before) > 1 and last in _OF and before[0] in _NEAR  # "i närheten av", "in der Nähe von"
        if last in _STRONG or near or (last in ("to", "nach", "till", "auf") and not (_MOVED if last != "auf" else _CHANGED).isdisjoint(w.folded for w in found[max(0, i - 4):i + length + 2])):
            if common:
                lives = not _LIVES.isdisjoint(w.folded for w in found[max(0, i - 6):i])
                return last != "bei" and (place.population > (15_000 if capital else 50_000) or (lives and (capital or word.folded in NO_ANSWER or place.population > _TOWN_ABROAD)))
            return capital or place.population > (_LEAST_HERE if place.country == country and word.folded not in first_names() else 4_000) or length > 1
        if last in _A_TOWN:
            return place.population > 4_000  # "ich meine die Stadt Essen"
        if last in _BEFORE and not common:
            return place.population > 20_000 or (capital and place.population > 5_000)
        here = country in (None, place.country) or capital or last in _BEFORE or (total == length and place.population >= _METROPOLIS)  # "jag är bonn" is a farmer
        return not common and place.population >= _LEAST_BARE and word.folded not in _AMBIGUOUS and here

    def _is_of_a_name(self, found: List[Word], i: int, country: Optional[str]) -> bool:
        """Whether a name may stand before the word, and not what begins a sentence ("... Alltså Södertälje")."""
        if i < 2 or not found[i - 1].text[0].isupper() or found[i - 1].is_break:
            return False
        last = found[i - 1].folded
        return not found[i - 2].is_break or last in first_names() or self._named(found[i - 1].text, last, country) is not None

    def _postal_code(self, found: List[Word], country: Optional[str], asked: bool) -> Optional[Located]:
        for i, word in enumerate(found):
            digits = word.text
            if digits.isdecimal() and len(digits) == 3 and i + 1 < len(found) and re.fullmatch(r"\d\d", found[i + 1].text):
                digits += found[i + 1].text
            named = asked or any(w.folded in {"plz", "postleitzahl", "postnummer", "postcode", "in", "aus", "i", "wohne", "bor", "live", "zip"}
                                 for w in found[max(0, i - 3):i])
            if len(digits) == 5 and digits.isdecimal() and (named or len(found) <= 2):
                for table, code in ((POSTNR_REGION, "SE"), (PLZ_REGION, "DE")) if country == "SE" or len(word.text) == 3 \
                        else ((PLZ_REGION, "DE"),):
                    region = table.get(digits[:2])
                    if region:
                        return Located(None, code, region)
        return None


def _is_behind_an_age(found: List[Word], i: int, length: int) -> bool:
    """ "Elektriker 29 Borlänge"."""
    years = found[i - 1].text if i > 1 else ""
    return years.isdecimal() and len(years) == 2 and found[i].text[0].isupper() and (i + length >= len(found) or found[i + length].is_break)


_PERSON_AFTER = {"heisst", "heter", "sagt", "sagte", "sager", "says", "said", "meint", "hat", "har"}
_AMBIGUOUS = {"mors", "hamburger", "wiener", "berliner", "frankfurter", "jena", "regen", "erna", "marl", "olten"}
