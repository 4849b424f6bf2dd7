"""How somebody wishes to be helped: the way of contact, when, in which language, by whom, for what money."""
from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Dict, List, Match, Optional, Tuple

from index.linear import fold
from index.sieve import Expression, passing
from index.taxonomy import LANGUAGES, Taxonomy
from index.yml import read_yml

_FILE = Path(__file__).with_name("wishes.yml")
_TURN = Expression(r"[,.;:!?]| aber | sondern | lieber | eher | but | rather | prefer | hellre | helst | snarare | men | und | and | och |"
                   r" am liebsten | instead (?!of )| so | drum | deshalb | deswegen | darfor | dann | vill | mochte | ich will | i want | i need | ich brauch\w* | would like ")
# "Write instead of calling": what stands before is wished for.
_TURN_BEHIND = Expression(rf"{_TURN.pattern}| instead of | rather than | statt | anstatt | i ?stallet for ")
# "I would rather meet people than", "lieber schreiben als", "hellre mejla än": what follows is not wanted.
_RATHER_THAN = Expression(r"\b(?:(?:rather|sooner)\b[^,.;:!?]{1,40} than|(?:lieber|eher|hellre|snarare)\b[^,.;:!?]{1,40} (?:als|an)|\b(?:hellre|lieber|eher|snarare|rather|sooner) (?:an|als|than)|\b(?:annat|anderes|andres|other|else) (?:an|als|than))(?: \w+){0,3} $")
# Probability that a message says how she wishes to be helped at all, from which what it names is a wish ("nachts liege ich
# wach", "mein Mann ist Soldat" are none).
_WISHES = 0.45
# In a long message the wish is a small part; where she says that she prefers something, less is enough.
_PREFERRED = 0.05
_PREFERS = Expression(r"\b(?:am liebsten|lieber|eher|bevorzug\w*|wenn moglich|wunsch\w*|hatte? gern\w*|wurde? gern\w*|mochte gern\w*|"
                      r"helst|hellre|snarare|foredra\w*|onska\w*|skulle (?:vilja|onska)|om mojligt|"
                      r"(?:geht|ging) nur|nur (?:ab|nach|abends)|erst (?:ab|nach)|only (?:after|in the|at)|bara (?:efter|pa)|forst efter|"
                      r"(?:vore|ware|war) (?:bra|fint|skont|toppen|kul|gut|schon|toll|super|mir lieber|praktisch|am besten)|would be (?:good|nice|great|best|better|lovely)|"
                      r"i ?stallet|instead|stattdessen|(?:kann|kan|konnte|can|could) (?:man|ich|i|jag|we|wir)(?: (?:das|es|it|this|det|also|auch|ocksa|anonym\w*|have|do|ha|gora))* (?:im|per|uber|via|in|on|by|over|i|pa|skriva|schreiben|write|chat\w*|mail\w*|mejla)|"
                      r"rather|prefer\w*|ideally|would like|i'?d like|would love|i'?d love|if possible)\b")
_JUST_BEFORE, _JUST_BEHIND, _BEHIND = 20, 8, 45  # characters around the name of a language in which she says that she does not speak it
_WHO_SPEAKS = Expression(r"(?:der|die|wer|jemand|niemand|keine|som|nagon|nan|ingen|who|that|any|some|nobody)")
_SPEAK = r"(?:speak|talk|sprechen|reden|schreiben|write|prata|tala|snacka|skriva)"
_KIN = r"(?:mama|mami|mutter|papa|vater|eltern|oma|mamma|pappa|foraldrar\w*|mum|mom|dad|parents|mother|father|frau|mann|chef\w*|boss)"
# "Inte telefon utan chatt" turns round; "något utan telefon" refuses it.
_UTAN = Expression(r"\b(?:inte|int|ej|ingen|inget|inga|aldrig|slipper?)\b[^.;:!?]{1,40}(?P<turn>(?:,| ) ?utan )")
# Whom she does not want to call: police, offices, an ambulance. That refuses no way of being helped.
_OFFICIAL = r"(?:polis\w*|polizei|police|cops|bullen|soc\w*|socialtj[aä]nst\w*|jugendamt|amt\w*|beh[oö]rd\w*|myndi\w*|authorit\w*|social services?|child services|cps|ambulan\w*|rettung\w*|krankenwagen|notarzt\w*|notruf|emergency (?:number|services)|112|110|999|911|144)"
_CALLED_ONE = Expression(rf"\b(?:mein\w*|min|mina|my|der|die|den) {_KIN}(?: \w+){{0,3}} $")
_CALLS_ONE = Expression(rf"(?: till| an| up)? (?:(?:mein\w*|sein\w*|ihr\w*|d(?:ie|en|as)|min|mina|hans|hennes|my|his|her|their|the) )?{_KIN}\b")
_CALLS_AN_OFFICE = Expression(rf"\b(?:ringa?|ringer|call\w*|phone|ring|ruf\w*|anrufen|telefonier\w*)(?: (?:till|bei|an|up|mit|with|beim|to|(?:d(?:ie|en|as|er|em)|de|the|an?|any|some|nan|nagon|nagra|irgend\w*|kein\w*|ein\w*)))* {_OFFICIAL}\b(?: an\b)?|"
                              rf"\b{_OFFICIAL}\b(?: \w+){{0,2}} (?:an)?(?:rufen|zurufen|ringa)\b")
_WILL_NOT_CALL = Expression(rf"\b(?:inte|int|nicht|ned|net|not|don'?t|dont|kein\w*|aldrig|never)\b(?: \w+){{0,3}}? (?:{_CALLS_AN_OFFICE.pattern})", re.IGNORECASE)
# Whom Lotse shall call: nobody. That pleads for silence, and refuses no way.
PLEADS_FOR_NO_CALL = Expression(
    r"\b(?:please |pls )?(?:don'?t|do not|dont) (?:call|ring|phone) (?:any ?one|any ?body|somebody|someone|my \w+)\b(?: please| pls)?|\b(?:bitte )?ruft? (?:bitte |ja |da )*(?:niemand\w*|keinen) an\b|\b(?:bitte )?niemand\w* anrufen\b|"
    rf"\b(?:snalla |bara )ringa? (?:snalla )?ingen\b|\b(?:snalla )?ring (?:snalla )?inte (?:till )?(?:nan|nagon|min\w* \w+|{_KIN})\b")
# A line of a kind: "no hotline for men who beat women" refuses these, not the telephone.
_FOR_OTHERS = Expression(r"\w* (?:fur|for|for sana|till) (?!(?:mi[cg]h?|me|us|uns|oss|mig|mej|now|jetzt|nu|den anfang|starters)\b)\w+")
_MINE = Expression(r"\b(?:mein|min|my|mitt) $")
_DOES_TOO = Expression(r" (?:geht|ginge|gaht|war\w*|ist|is|gar|funkar|ar|works?|would|will|can)(?: (?:auch|schon|ja|halt|ocksa|aven|also|too|be|jo|nog|val|ju|do))* (?:gut|ok\w*|in ordnung|klar|bra|lugnt|fint|fine|alright|all right|too|as well|auch|ocksa|do|klappt|moglich|possible)\b|"
                       r" (?:geht|ginge|gar|funkar|works)(?: (?:auch|schon|ocksa|too))?(?:$|[,.!])")
# "Min man bestämmer över allt, pengar, telefon": what somebody rules over.
_RULES_OVER = Expression(r"\b(?:bestammer|kontrollerar|kollar|bestimmt|kontrolliert|uberwacht|durchsucht|controls|checks|decides|reads|laser|liest|nimmt mir|takes|tar)\b[^.!?]{0,40}$")
_CAN_DO = Expression(r"\b(?:wir konnen|konnen wir|geht auch|vi kan|kan vi|we can|can we|we could)(?: (?:es|das|ruhig|auch|gern\w*|ta|kora|gora|det|garna|ocksa|do|talk|speak|write|reden|schreiben|prata|skriva|it|this|also|just))* (?:auf|pa|in)? ?$")
_POORLY = 25  # characters behind "my Swedish" in which she says how poor it is
_MARK = Expression(r"[,.;:!?]")
# Who writes in one of our languages and does not speak that of the country seeks help in the one that she writes.
_SPEAKS_NO = {
    "de": Expression(r"\b(?:ich )?(?:spreche?|kann|verstehe?|rede) (?:ich )?(?:leider |noch |gar |uberhaupt |fast |nur )*(?:kein\w*|nicht|kaum|wenig) (?:gut |so gut )?(?:schwedisch|franzosisch)\b"),
    "sv": Expression(r"\b(?:jag )?(?:pratar|talar|kan|forstar) (?:jag )?(?:tyvarr |an |alls )*(?:inte|ingen|knappt|daligt?) (?:sa bra |alls |nagon )?tyska\b"),
    "en": Expression(r"(?:\bi (?:really |still |also )?|^)(?:don'?t|do not|can'?t|cannot|barely|hardly) (?:really |actually |yet )?(?:speak|understand|know)(?: \w+){0,2}? (?:german|swedish)\b|"
                     r"\b(?:i have|with) (?:no|little) (?:german|swedish)\b|\bmy (?:german|swedish) (?:is (?:\w+ )?(?:bad|poor|weak|terrible|basic)|(?:isn'?t|is not) (?:\w+ )?(?:good|great))\b"),
}
# Before what is named: it is not so ("ich bin doch nicht gehörlos", "inte på kvällen").
_DENIED = Expression(r"\b(?:nicht|nich|kein\w*|ned|net|nid|nod|inte|int|ingen|inget|inga|not|no|never|nie|aldrig|n't|isn'?t|aren'?t)(?: (?!nur|bara|only)\w+){0,2} $")
# On which terms one may come: "can I go there without reporting him?" refuses no way.
_ON_TERMS = Expression(r"\b(?:without (?:(?!call|phon|ring|talk|speak)\w+ing|a referral|an appointment|the police|my)|ohne (?:anzeige|polizei|termin|uberweisung|dass|anzuzeigen|\w+ anzuzeigen)|utan (?:att (?!(?:behova |maste )?(?:ringa|prata|tala))|remiss|polis\w*|tid))\b[^,.!?]*")
# Who has no internet can neither write nor look anything up; the telephone is left.
_NO_INTERNET = Expression(
    r"\b(?:kein\w*|ke(?:is?|s|ns?)|chei[sn]?|koa\w*|ka(?:ns?)?|ohne) (?:internet|smartphone|computer|netz|wlan)\b(?! ?(?:mehr|sucht))|\binternet (?:kann|hab\w*|hat|nutz\w*|benutz\w*|versteh\w*)(?: \w+){0,3} (?:nicht|net|ned|kein\w*|nix)\b|"
    r"\b(?:kann|hab\w*|hat|komme?)(?: \w+){0,2} (?:nicht (?:ins|im|mit dem) internet|mit (?:dem )?internet nicht)\b|"
    r"\b(?:inget|inte(?: nat| nagot)?|utan|ingen) (?:internet|dator|smartphone|uppkoppling)\b(?! ?(?:langre|beroende))|\b(?:kan|har|forstar)(?: mig)? (?:inte|int) (?:pa )?(?:internet|datorer?|nat)\b|"
    r"\b(?:no|without|any) (?:internet|wi-?fi|smartphone|computer)\b(?! (?:addiction|any ?more))|\b(?:do(?:es)?n'?t|do not|does not|dont|doesnt|haven'?t|hasn'?t)(?: (?:have|got|use|do))+ (?:the |any )?(?:internet|wi-?fi|smartphone|computer)\b")
# "Bitte nichts online", "inte på nätet": neither a page nor a chat.
_NOT_ONLINE = Expression(r"\b(?:nicht|nichts|nix|kein\w*|inte|int|inget|not|nothing|no)(?: (?:mit|mehr|so|was|nur|with|any|nat|nagot))? (?:(?:im|ubers?|aus dem|ins|pa|over|via|on the|on) )?(?:(?:inter)?netz|internet|internet|online|natet)\b"
                         r"(?! ?(?:mobb|sucht|gemobbt|schikan|spiel|game|gaming|shopp|dat))")
# A call that is asked about or told, and none that is wished for: "what happens when I call", "there is nobody to call", "kyrkan svarar väl i telefon?".
_ONLY_ASKED = Expression(
    r"\b(?:if|when|once|wenn|falls|sobald|om|nar|ifall) (?:(?:i|ich|jag|ja|man|we|wir|vi|you|du|one|somebody|da|dort|dar|dit|there|hier|bei denen|die|den) ){1,3}$|"
    r"\b(?:nobody|no ?one|niemand\w*|keinen?|keiner|ingen)(?: \w+){0,2} (?:to|zum|att|som jag kan|den ich|i can|i could) $|\bis it (?:\w+ ){1,3}i $|"
    r"\b(?:svarar|answers?|antwortet|hangs? up|vem|whom?)(?: \w+)?(?: (?:i|pa|am|ans|the|on))? $")
_OUTGOING = Expression(r"(?:call|calls|calling|ring|ringing|ringer?|ringa|anruf\w*|anzurufen|durchrufen|telefon|phone)")
_UNWANTED = Expression(r"\b(?:nichts?|nix|nothing|kein\w*|net|ned|inte|ingen|inget|inga|not|no|don'?t|dont|without|ohne)(?: (?:want|need|vill ha|will|brauche?))?(?: (?!but|aber|sondern|men|utan|lieber|rather)\w+){0,4} $")
_ASKS_FOR = Expression(r"\b(?:finns (?:det|dar)|gibt ?(?:es|'?s|s)|is there|are there|isn'?t there|har ni|habt ihr)(?: \w+)? $")
_LATER = Expression(r"\b(?:after|nach|efter|not|nicht|inte|beyond) $")
_RESPITE = Expression(r"\b(?:avlastning\w*|avlosning\w*|entlast\w*|entlascht\w*|respite|kurzzeitpflege|korttids\w*|verhinderungspflege)\b")
_WITHOUT_INTERNET = ("web", "chat", "email")
_ASKS_WHAT = Expression(r"(?:und |och |and )?(?:was|vad|what)(?:'s| ist| sind| ar| is| are) (?:denn |eigentlich |egentligen )?(?:ein|eine|en|ett|an?|so eine?|die|der|das|the)\b")  # "what is a self-help group?"
_WORDLESS = Expression(r"\b(?:kein\w*|nicht|nur fur|inte|inga|bara for|no|not|only for)\b")
_PLAIN_KIND = Expression(r"\b(?:leicht\w*|einfach\w*|latt|enkel|enkla|easy|plain|simple) $")
# How a language is called by those who speak it.
_ENDONYMS = {"pl": ["po polsku"], "tr": ["turkce"], "es": ["espanol"], "fr": ["francais"], "fi": ["suomeksi", "suomea"], "it": ["italiano"], "pt": ["portugues"],
             "ru": ["по-русски", "по русски", "на русском", "po russki"], "uk": ["українською", "ukrainskoju"], "ar": ["العربية", "عربي"], "fa": ["dari", "farsi"],
             "so": ["af soomaali", "somali"], "ku": ["kurmanci", "kurdi"]}

# A "not" of whichever of our languages, in whichever she writes: "ring inte".
_IN_ANY = Expression(r"(?: \w+)? ?\b(?:inte|nicht|nich|kein\w*)\b")
_ENDS_IN_NO = Expression(r"(?: \w+)? (?:inte|nicht|nich)[ .!]*")
_ONLY_NO = Expression(r"\w+ (?:inte|nicht|nich)[ .!]*")
# Which sex is refused: the other one is wished for.
_OTHER_SEX = {"man": "woman", "woman": "man"}
_REFUSED_BEHIND = Expression(r"[ ,]*(?:(?:will|mag|mochte|wollte|vill|kann|geht|gar|ist|ar|wurde|want|is|would|do|ich|jag|i|bitte|da|lieber|gar|ha|mir|mig|me|som|als|ok|aber|auf|for|fur|berater\w*|therapeut\w*|radgivare|behandlare|counsell?ors?|therapists?) )*(?:nicht|ned|net|nid|keinen fall|inte|int|not|don'?t)\b")
_REFUSED_BEFORE = Expression(r"(?<!brauche )(?<!brauch )(?<!need )(?<!behover )\b(?:kein\w*|inga|ingen|no|nicht zu|nicht mit|inte med|not with|not to)(?: (?:einem?|einen|en|a))? $")


def _is_refused(pattern: Expression, folded: str) -> bool:
    """Whether what says who should answer is said against it."""
    return any(_REFUSED_BEHIND.match(folded[match.end():]) or _REFUSED_BEFORE.search(folded[:match.start()]) for match in pattern.finditer(folded)
               if not match.group().startswith(("kein", "no ", "not ", "inte ")))


_SEVERAL = ("accessible", "contact", "contact_not", "group")


# "Leute in meinem Alter", "jämnåriga": of the age that she has, whatever it is.
_OF_OWN_AGE = Expression(r"\b(?:in (?:meinem|mein|meim) alter|meines alters|gleichaltrig\w*|i min alder|jamnariga?|my (?:own )?age(?! (?:is|was|group is))|of the same age)\b")


def is_of_own_age(text: str) -> bool:
    """Whether she wishes for people of her age."""
    return bool(_OF_OWN_AGE.search(fold(text)))


class WishReader:
    """Reads wishes by the expressions of wishes.yml; a negated way of contact becomes one that is not wanted."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        tree = read_yml(_FILE)
        self._contact = {lang: {way: _any(texts[lang]) for way, texts in tree["contact"].items()} for lang in LANGUAGES}
        self._turns = {lang: _any(tree["corrected"][lang]) for lang in LANGUAGES}
        self._no = {lang: _any(tree["negated"][lang]) for lang in LANGUAGES}
        self._poor = {lang: _any(tree["poor"][lang]) for lang in LANGUAGES}
        self._other = {lang: [((o["key"], o["value"]), _any(o[lang])) for o in tree["other"]] for lang in LANGUAGES}
        self._plain = {lang: [((o["key"], o["value"]), _any(o[lang])) for o in tree["plain"]] for lang in LANGUAGES}
        self._group = {lang: {g: _any(texts[lang]) for g, texts in tree["group"].items()} for lang in LANGUAGES}
        self._languages = {lang: _language_names(taxonomy, lang) for lang in LANGUAGES}
        self._wished = {lang: {code: _wished(name.pattern) for code, name in names} for lang, names in self._languages.items()}

    def read(self, text: str, language: str, likely: float, asked: bool = False, typed: str = "") -> Dict[str, Any]:
        """The wishes in the form of `lotse understand`. `likely` is the probability that the message tells any at all;
        with `asked` (about the way of contact) a bare "chat" is one."""
        lang = language if language in LANGUAGES else "en"
        wishes: Dict[str, Any] = {}
        folded = PLEADS_FOR_NO_CALL.sub("", _CALLS_AN_OFFICE.sub("", fold(typed if typed and (_NO_INTERNET.search(fold(typed)) or _ONLY_NO.fullmatch(fold(typed))) else text)))  # "kes internet" is spelt as if there were some
        if not (asked or likely >= (_PREFERRED if _PREFERS.search(folded) else _WISHES)):
            return self._plainly(folded, lang)
        folded, taken_back = self._corrected(folded, lang)
        wanted, unwanted = ([], []) if _ASKS_WHAT.match(folded) else self._ways(folded, lang)
        unwanted += [way for way in taken_back if wanted and way not in wanted + unwanted]
        if wanted:
            wishes["contact"] = wanted
        if unwanted:
            wishes["contact_not"] = unwanted
        for (key, value), pattern in passing(self._other[lang], folded):
            refused = key == "counsellor" and _is_refused(pattern, folded)  # "männliche Berater will ich nicht"
            if refused and key not in wishes:
                wishes[key] = _OTHER_SEX[value]
            elif not refused and _says(pattern, folded, _NO_SUCH.get(key)) and not (key == "time" and ("time" in wishes or (value == "weekend" and _RESPITE.search(folded)))):
                wishes[key] = [value] if key == "accessible" else value
        plain = self._plainly(folded, lang)
        also = [way for way in plain.get("contact", []) if way not in wishes.get("contact_not", []) + wishes.get("contact", [])]
        wishes = {**plain, **wishes, **({"contact": [*wishes.get("contact", []), *also]} if also else {})}
        not_so = [*wishes.get("contact_not", []), *(way for way in plain.get("contact_not", []) if way not in wishes.get("contact_not", []) + wanted)]
        if not_so:  # what cannot be used is refused, wherever it was said
            wishes["contact_not"] = not_so
            wishes["contact"] = [way for way in wishes.get("contact", []) if way not in not_so]
        wishes = {key: value for key, value in wishes.items() if value}
        for group, pattern in passing(self._group[lang].items(), folded):
            if _says(pattern, folded, _UNWANTED):
                wishes["group"] = [*wishes.get("group", []), group]
        if _NO_INTERNET.search(folded):
            wishes = {**wishes, "contact": [way for way in wanted if way not in _WITHOUT_INTERNET] or plain["contact"], "contact_not": plain["contact_not"]}
        not_hers = _SPEAKS_NO[lang].search(folded)
        spoken = sorted((match.start(), code) for code, pattern in passing(self._languages[lang], folded) for match in pattern.finditer(folded)
                        if not (not_hers and not_hers.start() <= match.start() < not_hers.end()) and not self._speaks_poorly(folded, match.start(), match.end(), lang)
                        and not self._would_do(folded, match.start(), match.end()))
        if spoken:
            wishes["language"] = list(dict.fromkeys(code for _, code in spoken))
        return wishes

    def _plainly(self, folded: str, lang: str) -> Dict[str, Any]:
        """The wishes that need no word of wishing: "ich bin gehörlos", "kan inte betala för psykolog"."""
        found: Dict[str, Any] = {}
        for (key, value), pattern in passing(self._plain[lang], folded):
            if _says(pattern, folded, _NO_SUCH.get(key)):
                found[key] = list(dict.fromkeys([*found.get(key, []), value])) if key in _SEVERAL else value
        if _NO_INTERNET.search(folded):
            found.update(contact=["phone"], contact_not=list(_WITHOUT_INTERNET))
        elif _NOT_ONLINE.search(folded):
            found["contact_not"] = list(dict.fromkeys([*found.get("contact_not", []), *_WITHOUT_INTERNET]))
        spoken = [code for code, _ in passing(self._languages[lang], folded) for match in self._wished[lang][code].finditer(folded)
                  if not self._would_do(folded, *_span(match)) and (_WHO_SPEAKS.match(match.group()) or not self._speaks_poorly(folded, *_span(match), lang))]
        if spoken or _SPEAKS_NO[lang].search(folded):
            found["language"] = list(dict.fromkeys(spoken or [lang]))
        return found

    def _speaks_poorly(self, folded: str, start: int, end: int, lang: str) -> bool:
        """ "Ich spreche wenig Deutsch", "auf Deutsch find ich keine Worte"; "lätt svenska" is no wish for a language either."""
        before, behind = _MARK.split(folded[max(0, start - _JUST_BEFORE):start])[-1], _MARK.split(folded[end:end + _BEHIND])[0]
        if _MINE.search(before) and self._poor[lang].search(behind[:_POORLY]):
            return True  # "min svenska är dålig"
        return bool(_PLAIN_KIND.search(before) or self._poor[lang].search(before + folded[start:end] + behind[:_JUST_BEHIND])
                    or _WORDLESS.search(behind))

    @staticmethod
    def _would_do(folded: str, start: int, end: int) -> bool:
        """ "Svenska går bra", "Englisch wär auch ok", "we can do it in English": it would do, and is not sought."""
        return bool(_DOES_TOO.match(folded[end:]) or _CAN_DO.search(folded[:start]))

    def _corrected(self, folded: str, lang: str) -> Tuple[str, List[str]]:
        """The last statement wins: ("chat then", ["phone"]) of "can somebody ring me? actually no, chat then"."""
        turn = max(self._turns[lang].finditer(folded), key=lambda found: found.end(), default=None)
        if turn is None or not any(self._ways(folded[turn.end():], lang)):
            return folded, []
        return folded[turn.end():], self._ways(folded[:turn.start()], lang)[0]

    def _ways(self, folded: str, lang: str) -> Tuple[List[str], List[str]]:
        wanted: List[Tuple[int, str]] = []
        unwanted: List[Tuple[int, str]] = []
        folded = _UTAN.sub(lambda found: found.group()[:found.start("turn") - found.start()] + " but ", _ON_TERMS.sub("", folded))
        for way, pattern in passing(self._contact[lang].items(), folded):
            for match in pattern.finditer(folded):
                if way == "phone" and (_CALLED_ONE.search(folded[:match.start()]) or _RULES_OVER.search(folded[:match.start()]) or _CALLS_ONE.match(folded[match.end():])):
                    continue  # "nich meine mama anrufen" says nothing of how she wants to be helped
                if way == "phone" and _OUTGOING.fullmatch(match.group()) and _ONLY_ASKED.search(folded[:match.start()]):
                    continue
                negated = self._negated(folded, match.start(), match.end(), lang)
                if negated and _FOR_OTHERS.match(folded, match.end()):
                    continue
                (unwanted if negated else wanted).append((match.start(), way))
        no = list(dict.fromkeys(way for _, way in sorted(unwanted)))
        yes = [way for way in dict.fromkeys(way for _, way in sorted(wanted)) if way not in no]
        return yes, no

    def _negated(self, folded: str, start: int, end: int, lang: str) -> bool:
        before = _TURN.split(folded[max(0, start - 40):start])[-1] if start else ""
        turned = list(_TURN_BEHIND.finditer(folded, end, min(len(folded), end + 40)))
        after = folded[end:turned[0].start() if turned else min(len(folded), end + 22)]
        if self._no[lang].search(before) or _IN_ANY.search(before) or _ENDS_IN_NO.fullmatch(after) or _RATHER_THAN.search(folded[:start]):
            return True
        behind = self._no[lang].search(after)  # "telefonieren will ich nicht", but not "chat, not phone"
        rest = folded[end + behind.end():end + 40] if behind else ""
        return bool(behind) and not any(way.search(rest) for way in self._contact[lang].values())


def prefers(text: str) -> bool:
    """Whether she says how she would rather have it."""
    return bool(_PREFERS.search(fold(text)))


def without_refused_offices(text: str) -> str:
    """ "Jag vill inte ringa socialtjänsten" says whom she will not call, and nothing of her matter."""
    return _WILL_NOT_CALL.sub(" ", text)


def _any(patterns: List[str]) -> Expression:
    return Expression(r"(?<![\w-])(?:" + "|".join(patterns) + r")(?!\w)")


# What takes away a wish before its words: "after tonight" is not now, "finns det ingen grupp i församlingen?" asks for one.
_NO_SUCH = {"time": _LATER, "secular": _ASKS_FOR}


def _says(pattern: Expression, folded: str, unless: Optional[Expression] = None) -> bool:
    """Whether a text says it at least once without a "not", or what matches `unless`, before it."""
    return any(not _DENIED.search(folded[:match.start()]) and not (unless and unless.search(folded[:match.start()])) for match in pattern.finditer(folded))


def _span(match: Match[str]) -> Tuple[int, int]:
    """Where the language stands in what `_wished` found."""
    return next(match.span(name) for name, value in match.groupdict().items() if value is not None)


def _wished(language: str) -> Expression:
    """A language beside a word that tells that it is wished for: "arabisch bitte", "i want speak arabic", "keinen der Deutsch spricht"."""
    name = rf"(?P<language>{language})"
    ways = (rf"{name},? (?:bitte|please|pls|plz|tack|snalla|only|nur|bara|(?:ware|geht|would be|ist|ar|ar mycket|is) (?:besser|lieber|better|battre|lattare|leichter|easier)|besser|battre|better|lieber|helst|om det gar|if possible|wenn moglich)\b",
            rf"\b(?:nur|only|bara|lieber|hellre|helst|rather|prefer|am liebsten|am besten|preferably)(?: (?:auf|in|pa|{_SPEAK}))* {name}",
            rf"\b(?:want|wants|would like|'d like|like|mochte\w*|will|wurde gern\w*|vill|need|brauch\w*|behover)(?: (?:to|gern\w*|lieber|bara|nur|only|auch))* (?:auf |in |pa )?{_SPEAK}(?: (?:in|auf|pa))? {name}",
            rf"\b(?:want|mochte|will)(?: (?:gern\w*|lieber))? (?:auf |in ){name} {_SPEAK}",
            rf"\b(?:der|die|wer|jemand\w*|niemand\w*|keine\w*)(?: (?:hier|da|auch|gut))* {name} (?:spricht|sprechen|redet|kann)\b", rf"\b(?:som|nagon|nan|ingen|who|that|anyone|anybody|someone|somebody|nobody)(?: som| who| that)? (?:pratar|talar|kan|speaks?|talks?|speaking) {name}")
    return Expression("|".join(way.replace("?P<language>", f"?P<language{n}>") for n, way in enumerate(ways)))


def _language_names(taxonomy: Taxonomy, lang: str) -> List[Tuple[str, Expression]]:
    """ "türkisch", "türkischsprachig", "arabisktalande", "Polish"."""
    names = []
    speaking = {"de": r"(?:(?:sprachig|sprechend)\w*)?", "sv": r"(?:(?:talande|sprakig)\w*)?", "en": ""}[lang]
    for code in taxonomy.ids("languages"):
        stems = [re.escape(fold(part.strip())) for part in re.split(r"[(,)]", taxonomy.label("languages", code, lang)) if part.strip()]
        stems += [stem[:-1] + "talande" for stem in stems if lang == "sv" and stem.endswith("a")]  # "engelsktalande"
        stem = "|".join(stems + _ENDONYMS.get(code, []) + (["hocharabisch"] if code == "ar" and lang == "de" else []))
        names.append((code, Expression(rf"\b(?:{stem}){speaking}\b")))
    return names
