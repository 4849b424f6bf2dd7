"""What she does not want of what is shown: an offer by a word of its name, a kind of place, what is made for others than her."""
from __future__ import annotations

import re
from typing import Any, Dict, List, Optional, Sequence, Tuple

from index.linear import fold
from index.sieve import Expression, matching
from nlu.intents import ordinal
from nlu.setting import settings_denied

_CLAUSES = Expression(r"[.,;:!?…\n]+\s*|\s+(?=(?:aber|sondern|lieber|eher|men|utan|hellre|helst|but|rather|prefer)\b)", re.IGNORECASE)
_NO = r"(?:kein\w*|nicht|nix|net|ned|nit|bloss nicht|ohne|inte|int|ingen|inget|inga|ej|no|not|without|(?:do|does|did|wo|would)n'?t want|dont (?:want|need))"
_REFUSES = Expression(
    rf"\b{_NO}\b|\b(?:ta bort|stryk|weg mit|lass\w* (?:\w+ ){{0,4}}weg|streich\w*|remove|leave out|take (?:\w+ ){{0,3}}(?:away|off|out)|skip)\b")
# Shown again though it was refused, asked back, or known to be of no use: "rat auf draht schon wieder", "wieso rat auf draht", "1177 vet inget om kor".
_NOT_AGAIN = Expression(r"\bschon wieder\b|\b(?:again|igen)$|^(?:(?:und|aber|och|men|and|but) )?(?:wieso|warum|weshalb|why|varfor)(?: (?!ich|jag|i|er|sie|han|hon|he|she|nicht|inte|not)\w+){1,4}$")
_OF_NO_USE = Expression(
    rf"^(?!(?:min|mitt|mina|mein\w*|my|unser\w*|our|var|vart|vara) )(?P<it>.{{2,40}}?) (?:vet|forstar|fattar|kan|hjalper|passar|gor|weiss|versteht|hilft|bringt|passt|taugt|nutzt|kennt|macht|tut|knows?|doe?s|understands?|helps?|is|are|ist|ar|e)(?: (?:ja|doch|mir|mi|uns|da|auch|ju|val|mig|oss))* {_NO}\b|^(?P<that>.{{2,40}}?) (?:doe?sn'?t|don'?t|won'?t|is no|are no|isn'?t|aren'?t) (?:know|understand|help|fit|get|good|use|right|for)\b")
_IS = r"(?:ist|isch|is|sind|san|are|ar|e|ju ar)(?: (?:ja|doch|ju|val|halt|nur|bara|only|just|eh|fast|alle?|all))*"
# What it is, said of it against it: "somnio ist ne app". "Ist das eine App?" asks.
_IS_A = Expression(rf"^(?!ist|is|ar|sind|are)(?P<it>.{{2,40}}?) {_IS}(?: (?:ein\w*|ne|n|nen|en|ett|a|an|so ein\w*|so ne))? (?P<what>app|kurs|onlinekurs|course|online course|training|forelasning|utbildning|vortrag|lecture|gruppe|grupp|group)s?$")
_FOR_THESE = Expression(rf"^(?!ist|is|ar|sind|are|was|vad|what|gibt|finns)(?P<it>.{{2,40}}?) {_IS} (?:doch |ja |nur )?(?:fur|for|till|was fur|nat for|etwas fur|something for) (?:die |the |so |nur |bara |only )?(?P<whom>\w+)$")
_OF_THESE = {"children": Expression(r"kinder\w*|kids|child\w*|barn\w*|kloa\w*|smabarn"), "young_people": Expression(r"jugend\w*|teen\w*|young\w*|ungdom\w*|unga|junge"),
             "older_people": Expression(r"alte\w*|senior\w*|rentner\w*|old\w*|elderly|gaml\w*|pension\w*|aldre"), "parents": Expression(r"eltern|parents|foraldra\w*|mutter|mums|moms|mammor"),
             "women": Expression(r"frauen|women|kvinnor|tjejer"), "men": Expression(r"manner|men|man|killar"), "students": Expression(r"student\w*|studier\w*")}
# "children's lines, I am 51", "ich bin 52 nicht 82".
_LINES_FOR = Expression(r"\b(?P<whom>children|kids|kinder|barn|jugend|ungdoms|senioren|altersheim|aldre|parents|eltern|foraldra)(?:'?s)?[ -]?(?:lines?|numbers?|telefone?|nummern?|linjer?|stellen|places?|angebote|jour\w*)\b")
_NOT_SO_OLD = Expression(r"\b(\d\d) ?,?(?:und |och |and )?(?:nicht|net|ned|nit|nod|inte|int|not) (?:schon |etwa |redan )?(\d\d)\b")
# "No hotline for men who beat women", "nichts für Schläger, ich hab sie nie angefasst".
_FOR_DOERS = Expression(rf"\b(?:{_NO}|nichts|nothing)\b(?:[^.;!?]{{0,40}})? (?:fur|for) (?:(?:men|people|those|manner|leute|die|man|dom|de|folk) (?:who|that|die|som) (?:are |ar )?(?:beat|hit|abus|violent|schlag|hauen|gewaltt|slar|misshandl|valdsam)\w*|(?:violent|abusive|valdsamma|gewalttatige) \w+|(?:schlager|gewalttater|tater|abusers?|wife ?beaters?|perpetrators?|forovare|kvinnomisshandlare)\b)")
_OLD, _GROWN = 60, 18  # years
_TOO_FAR = Expression(r"\b(?:z ?weit|zu weit|viel zu weit|too far|for langt|langt (?:bort|ifran|dit)|so weit|so far away|far away)\b")
_ALSO = Expression(r"\b(?:auch|too|also|ocksa|even|ebenso)\b")
# "skolsköterskan? nej hon känner min mamma"
_ASKED_BACK = Expression(r"(?:^|[.,;!?] *)([^.,;!?]{2,40})\? *(?:nein|nee|na|nej|nae|no|nah|nope)\b", re.IGNORECASE)
# "ich kann nicht schlafen" refuses nothing.
_CANNOT = Expression(r"\b(?:kann|kan|can|konnte|could|orkar|klarar|schaff\w*|hab|habe|hat|har|have|ist|isst|schlaf\w*)(?: \w+){0,3} $")
_BRIEF = 4  # words of a clause in which what is refused may stand before the "not"
# She has been there, or knows how long they let her wait.
_KNOWN = Expression(
    r"\b(?:schon|bereits|redan|already)\b(?: \w+){0,3} (?:bei|beim|mit|war\w*|gered\w*|gesproch\w*|versuch\w*|angeruf\w*|pratat|varit|provat|sokt|kontaktat|ringt|been|talked|spoke\w*|tried|called|seen)\b|"
    r"\b(?:war\w*|hab\w*|haben|har|have|ive|i've)\b(?: \w+){0,2} (?:schon|redan|already)\b|\b(?:kenn\w*|prov\w*|tried|been to)\b(?: \w+){0,3} (?:schon|redan|already)\b|"
    r"\b\d+ (?:wochen|monate|veckors?|manaders?|weeks?|months?)(?: lange?)? (?:warte\w*|ko|kotid|vantetid|wait\w*)\b|\b(?:lang\w*|hat|har|has) (?:\w+ ){0,3}(?:warteliste\w*|wartezeit\w*|ko|kotid|vantetid|waiting (?:list|time)s?|wait)\b")
_ANY = Expression(
    r"^(?:(?:nein|nej|no|nee|na|ne|nah|nope|aber|men|but|sorry|hm+)[ ,]+)*(?:(?:das|die|det|de|dom|that|this|they|these|it|sie|es)(?: (?:alles?|all|da|har))? )?(?:(?:passar|passt|passen|fits?|suits?|stammer) (?:(?:mir|mich|mig|mej|me|alles|alle|alla|so|gar|leider|tyvarr|uberhaupt|riktigt) )*(?:nicht|net|ned|nid|inte|int|inget)|(?:doe?sn'?t|don'?t|dont|do not|does not) (?:really |quite )?(?:fit|suit|work for me|feel right)(?: me| at all| us)?)(?: (?:alls|mig|oss|fur mich|for mig|bra|ganz|heller))*$|"
    r"^(?:nein |no |nej |nee |na )*(?:nicht|not|inte|ned|net) (?:die|das|den|der|des|that|this|those|these|den|det|dom|de)(?: (?:da|dort|one|ones|dar|har))?(?: bitte| please| tack)?$|"
    r"\b(?:alles|all)(?: das| des)? (?:nix|nichts|net|nicht)\b|\b(?:nix|nichts|nicht(?:s)?|inget|inte nat|nothing|not)(?: davon| daraus| av det(?: har)?| of (?:this|that|these))? (?:fur|for) (?:mi|mich|mig|mej|me|uns|oss|us)\b|"
    r"\b(?:ingen|inget|inga) av (?:de|dem|dom|det|den|dessa)\b|\bkein\w* (?:davon|von (?:den|denen|diesen))\b|"
    r"\b(?:these|those|they|die|das|de|dom|det)(?: \w+)? (?:are|sind|san|is|ist|ar|e)(?: \w+)? (?:not right|wrong|falsch|verkehrt|nicht richtig|nicht das richtige|fel|inte ratt)\b|"
    r"\b(?:passar|passer) inte (?:mig|oss)\b|\bnone of (?:this|that|these|those|them)\b")
# Said of what is shown: "that's not for dementia", "die sind nicht für Demenz", "ingen av dem är för demens". The matter stays.
_NOT_FOR_IT = Expression(
    r"\b(?:das|die|de|dom|det|dessa|that|this|these|those|they)(?:'s|'re)?(?: (?:ist|sind|is|isch|san|are|ar|e|da|dort|dar|there|hier|har|alles?|all|doch|ja|ju|alla|here|one|ones|stellen|places|stallena|lines?))* (?:nichts?|net|ned|nix|not|inte|inget|aren'?t|isn'?t)(?: \w+)? (?:fur|for) (?!mi(?:ch|r|g)?\b|me\b|mej\b|uns\b|us\b|oss\b)\w+|"
    r"\b(?:none|keine?[rs]?|ingen|inget|inga|nichts|nothing)(?: (?:of (?:these|them|those)|davon|von (?:den|denen|diesen)|av (?:de|dem|dom|dessa)|here|hier|har))(?: (?:is|are|ist|ar|sind|e))?(?: \w+)? (?:fur|for) (?!mi(?:ch|r|g)?\b|me\b|mej\b|uns\b|us\b|oss\b)\w+")
_KINDS = {
    "psychiatry": Expression(r"psychiat\w*|psykiatr\w*|klapse|shrink"),
    "care": Expression(r"varden|sjukvard\w*|vardcentral\w*|arzt|arztin|arzte|doktor|doctor|gp|klinik\w*|krankenhaus|hospital|sjukhus|lakare"),
    "school_health": Expression(r"skolskoterska\w*|(?:skol)?kurator\w*|elevhalsa\w*|skolan|schulpsycholog\w*|schulsozial\w*|vertrauenslehrer\w*|schule|school nurse|nurse|counsell?or|school"),
    "self_help_group": Expression(r"selbsthilfe\w*|gruppe\w*|sjalvhjalp\w*|grupp\w*|groups?"),
    "app": Expression(r"apps?"), "online_course": Expression(r"(?:online)?kurs\w*|course\w*"), "training": Expression(r"kurs\w*|utbildning\w*|schulung\w*|training|course\w*|forelasning\w*|vortrag\w*|lectures?|seminar\w*|workshop\w*|webinar\w*"),
    "crisis": Expression(r"krisen(?:telefon|nummer|hotline|linie)\w*|kris(?:linje|telefon)\w*|sjalvmordslinje\w*|crisis"),
    "police": Expression(r"polizei\w*|polis\w*|police|bullen|cops"), "authority": Expression(r"jugendamt\w*|sozialamt\w*|amt|socialen|soc|socialtjanst\w*|amter|social services"),
}
_SCHOOL_AT_ALL = Expression(r"^(?:skolan|schule|school|nurse|counsell?or)$")  # of the place only where it was asked there, or shall not hear of it
_GROUPS = {
    "refugees": r"fluchtling\w*|gefluchtet\w*|flykting\w*|refugee|asylsokande|asylum seeker", "students": r"student\w*|studi|studierende\w*", "deaf": r"gehorlos\w*|taub|dov|deaf",
    "veterans": r"soldat\w*|veteran\w*|soldier", "older_people": r"rentner\w*|senior\w*|alt|pensionar\w*|pensioner|old", "farmers": r"bauer|bauerin|landwirt\w*|bonde|farmer",
    "migrants": r"migrant\w*|auslander\w*|invandrare|immigrant|foreigner", "lgbtq": r"schwul|lesbisch|gay|lesbian|trans|queer|homosexuell|lesbisk|bog",
    "women": r"frau|kvinna|tjej|woman(?: in need)?|girl", "men": r"mann|man|kille|bloke|guy",
}
_I_AM_NO = {group: Expression(rf"\b(?:ich bin|i bin|bin|jag ar|ar|i'?m|i am)(?: (?:ja|ju|doch|aber|auch|nun|well|really|actually))* (?:kein\w*|nicht|ingen|inte(?: en| nagon)?|not(?: even)?(?: an?)?|no) (?:{words})\b")
            for group, words in _GROUPS.items()}
_SEX = {"men": Expression(r"\b(?:ich bin|bin|jag ar|ar|i'?m|i am)(?: (?:ja|doch|ju|eine?|en|an?|\d+|och|und|and|ne|n))*,? (?:frau|madchen|kvinna|tjej|girl|woman|female)\b|^(?:\d+,? )?(?:frau|kvinna|tjej|female)\b"),
        "women": Expression(r"\b(?:ich bin|bin|jag ar|ar|i'?m|i am)(?: (?:ja|doch|ju|eine?|en|an?|\d+|och|und|and|n))*,? (?:mann|man|junge|bub|kille|boy|guy|bloke|male|dude)\b|^(?:\d+,? )?(?:mann|kille|male)\b|^man,? \d{2}\b"
                          r"|^(?!.*\b(?:lesb\w*|frau bin|kvinna|woman|female|tjej (?:sjalv)|wir frauen)\b)(?=.*\b(?:mich|mi|mig|mej|me)\b).*\b(?:meine?|mini|min|my) (?:\w+ )?(?:ex-?)?(?:frau|ehefrau|freundin|verlobte|fru|exfru|flickvan|tjej|wife|ex-?wife|girlfriend|missus)(?: (?:hat|har|has|keeps|often|oft|immer|always|alltid|gestern|igar|heute|yesterday|today|mich|mi|mig|mej|regelmassig|manchmal|sometimes|ibland))* "
                          r"(?:schlagt|schlaat|haut|geschlagen|gschlage|verprugelt|wurgt|tritt|kratzt|slar|slagit|slog|sparkar|hits?|hitting|hit|beats?|beating|kicks?|punch\w*|slaps?|attacks?)\b")}
_OF_A_SEX = Expression(r"\b(?:men'?s|mens|manner\w*|mansjour\w*|for (?:man|killar|tjejer|kvinnor|men|boys|girls|women)|women'?s|frauen\w*|kvinno\w*|tjej(?:jour|er)\w*|killar|jungs|boys)\b")
_STOP = frozenset("""
    ich i jag mir mich mig mej me my we wir vi uns oss er sie es han hon he she it the der die das den dem des ein eine einen einem einer en ett a an to zu zum zur nem ner n mit med with bei hos at in an auf pa for fur om um
    av of davon von daraus alles allt all everything probiert versucht tried provat was anderes annat else something nagot
    und och and oder eller or so mehr mer will vill want wants wanted mochte mag need brauche brauch behover gern garna no not nicht kein keine keinen keiner keinem nix net ned nit inte int ingen inget inga ej ohne utan without nein nej nee na
    absolut bitte please tack danke thanks gehen ga go geht gar ga hingehen da dar dort there that this those these one ones dom de det das dar doch ja ju halt bloss nur bara only just don't dont doesn't doesnt won't wouldn't
    ta bort weg lass remove leave out skip take away off stuff zeug grejer schon redan already war been har hat has have hab habe haben pratat talked gered geredet gesprochen gjorde nothing did gemacht hilft hjalper help helps geholfen hjalpte helped
    passt passar fit fits gut bra good weiss vet know kann kan can sein vara be ist ar is bin am im i'm geht's sag sagt sagen said
    """.split())


def not_for_it(text: str) -> bool:
    """Whether it says of what is shown that it is not for her matter, which stays what it is."""
    return bool(_NOT_FOR_IT.search(fold(text)))


# Who does not notice or know refuses nothing: "föräldrarna märker inget".
_UNAWARE = Expression(r"\b(?:inget|ingenting|nichts|nix|nothing) (?:hander|passiert|happens|andert sich|changes|sker|geschieht)\b|\b(?:marker|vet|ser|forstar|fattar|merken|merkt|wissen|weiss|sehen|sieht|verstehen|versteht|notices?|knows?|sees?|understands?|realises?|gor|macht|tut|machen|tun|doe?s|do|unternimmt|handelt|hander|passiert|happens)\b(?: \w+){0,3}? (?:inget|ingenting|inte|int|nichts|nix|nicht|net|ned|nothing|not)\b|"
                      r"\b(?:doe?sn'?t|don'?t|didn'?t|hasn'?t|haven'?t) (?:even )?(?:notice\w*|know|see|understand|realise\w*)\b")


def rejected(text: str, named: Sequence[str] = ()) -> Optional[Dict[str, Any]]:
    """What a message refuses, to be looked for among what is shown: {"words": of a name, "kinds", "groups": made for whom she is not, "sex": for those of the other sex than the writer's,
    "which": 1 to 3, "any": something that she does not name, "known": she has been there, "far", "denied": words of what she says no to (`named`)}; None where it refuses
    nothing. The words are kept nowhere."""
    words: List[str] = []
    kinds: List[str] = []
    others: List[str] = []
    which, some, been_there = None, False, False
    for clause in [*_CLAUSES.split(text), *(f"no {asked}" for asked in _ASKED_BACK.findall(text))]:
        folded = fold(clause).replace("'", " ").strip()
        of_it, of_kind, of_whom = _against(folded)
        words += of_it
        kinds += of_kind
        others += of_whom
        folded = fold(clause).strip()
        if _UNAWARE.search(folded):
            continue
        if _ANY.search(folded) or _NOT_FOR_IT.search(folded):
            some = True
            continue
        known = bool(_KNOWN.search(folded))
        refuses = _REFUSES.search(folded)
        if not known and (refuses is None or _CANNOT.search(folded[:refuses.start()])):
            continue
        been_there = been_there or known
        behind = folded if known or refuses is None or len(folded.split()) <= _BRIEF else folded[refuses.start():]
        said = [word for word in re.findall(r"[a-z0-9]+", behind) if word not in _STOP]
        words += said
        kinds += [kind for kind, pattern in _KINDS.items() if any(pattern.fullmatch(word) and not (_SCHOOL_AT_ALL.match(word) and not known) for word in said)]
        which = which or (ordinal(clause) if refuses else None)
    folded = fold(text)
    groups = list(matching(_I_AM_NO.items(), folded))
    groups += ["causing_harm"] if _FOR_DOERS.search(folded) else []
    groups += others + [group for line in _LINES_FOR.finditer(folded) for group in _groups_of(line["whom"]) if not _ALSO.search(folded)]
    groups += [group for true, wrong in _NOT_SO_OLD.findall(folded) for group in _far_from(int(true), int(wrong))]
    groups += ["students"] if "university" in settings_denied(text) else []
    sex = list(matching(_SEX.items(), folded))
    if sex and _OF_A_SEX.search(folded):
        groups += sex  # "how come a mens thing comes up, I'm a girl"
    far = bool(_TOO_FAR.search(folded.replace("'", " ")))
    if not (words or kinds or groups or sex or which or some or far or named):
        return None
    return {"words": list(dict.fromkeys(words)), "kinds": list(dict.fromkeys(kinds)), "groups": list(dict.fromkeys(groups)), "sex": sex, "which": which, "any": some, "known": been_there,
            "far": far, "denied": list(named)}


def _against(clause: str) -> Tuple[List[str], List[str], List[str]]:
    """(words of a name, kinds, groups) that a clause refuses without a "no": it comes again, is of no use, is an app, is for children."""
    if _ALSO.search(clause):
        return [], [], []
    if _NOT_AGAIN.search(clause):
        return _said(clause), [], []
    if useless := _OF_NO_USE.match(clause):
        return _said(useless["it"] or useless["that"] or ""), [], []
    if is_a := _IS_A.match(clause):
        return _said(is_a["it"]), [kind for kind, pattern in _KINDS.items() if pattern.fullmatch(is_a["what"])], []
    if for_these := _FOR_THESE.match(clause):
        groups = _groups_of(for_these["whom"])
        return (_said(for_these["it"]) if groups else []), [], groups
    return [], [], []


def _said(part: str) -> List[str]:
    return [word for word in re.findall(r"[a-z0-9]+", part) if word not in _STOP]


def _groups_of(whom: str) -> List[str]:
    found = [group for group, pattern in _OF_THESE.items() if pattern.fullmatch(whom)]
    return [*found, "young_people"] if found == ["children"] else found


def _far_from(true: int, wrong: int) -> List[str]:
    """Who is made of the age that she is not: "ich bin 52 nicht 82"."""
    return ["older_people"] if wrong >= _OLD > true else ["children", "young_people"] if wrong < _GROWN <= true else []
