"""What she does not want of what is shown: an offer by a word of its name, a kind of place, what is made for others than her."""
from __future__ import annotations

import re
from typing import Any, Dict, List, Optional

from index.linear import fold
from nlu.intents import ordinal
from nlu.setting import settings_denied

_CLAUSES = re.compile(r"[.,;:!?…\n]+\s*|\s+(?=(?:aber|sondern|lieber|eher|men|utan|hellre|helst|but|rather|prefer)\b)", re.IGNORECASE)
_NO = r"(?:kein\w*|nicht|nix|net|ned|nit|bloss nicht|ohne|inte|int|ingen|inget|inga|ej|no|not|without|(?:do|does|did|wo|would)n'?t want|dont (?:want|need))"
_REFUSES = re.compile(
    rf"\b{_NO}\b|\b(?:ta bort|stryk|weg mit|lass\w* (?:\w+ ){{0,4}}weg|streich\w*|remove|leave out|take (?:\w+ ){{0,3}}(?:away|off|out)|skip)\b")
# "skolsköterskan? nej hon känner min mamma"
_ASKED_BACK = re.compile(r"(?:^|[.,;!?] *)([^.,;!?]{2,40})\? *(?:nein|nee|na|nej|nae|no|nah|nope)\b", re.IGNORECASE)
# "ich kann nicht schlafen" refuses nothing.
_CANNOT = re.compile(r"\b(?:kann|kan|can|konnte|could|orkar|klarar|schaff\w*|hab|habe|hat|har|have|ist|isst|schlaf\w*)(?: \w+){0,3} $")
_BRIEF = 4  # words of a clause in which what is refused may stand before the "not"
# She has been there, or knows how long they let her wait.
_KNOWN = re.compile(
    r"\b(?:schon|bereits|redan|already)\b(?: \w+){0,3} (?:bei|beim|mit|war\w*|gered\w*|gesproch\w*|versuch\w*|angeruf\w*|pratat|varit|provat|sokt|kontaktat|ringt|been|talked|spoke\w*|tried|called|seen)\b|"
    r"\b(?:war\w*|hab\w*|haben|har|have|ive|i've)\b(?: \w+){0,2} (?:schon|redan|already)\b|\b(?:kenn\w*|prov\w*|tried|been to)\b(?: \w+){0,3} (?:schon|redan|already)\b|"
    r"\b\d+ (?:wochen|monate|veckors?|manaders?|weeks?|months?)(?: lange?)? (?:warte\w*|ko|kotid|vantetid|wait\w*)\b|\b(?:lang\w*|hat|har|has) (?:\w+ ){0,3}(?:warteliste\w*|wartezeit\w*|ko|kotid|vantetid|waiting (?:list|time)s?|wait)\b")
_ANY = re.compile(
    r"^(?:nein |no |nej |nee |na )*(?:nicht|not|inte|ned|net) (?:die|das|den|der|des|that|this|those|these|den|det|dom|de)(?: (?:da|dort|one|ones|dar|har))?(?: bitte| please| tack)?$|"
    r"\b(?:alles|all)(?: das| des)? (?:nix|nichts|net|nicht)\b|\b(?:nix|nichts|nicht(?:s)?|inget|inte nat|nothing|not)(?: davon| daraus| av det(?: har)?| of (?:this|that|these))? (?:fur|for) (?:mi|mich|mig|mej|me|uns|oss|us)\b|"
    r"\b(?:ingen|inget|inga) av (?:de|dem|dom|det|den|dessa)\b|\bkein\w* (?:davon|von (?:den|denen|diesen))\b|"
    r"\b(?:passar|passer) inte (?:mig|oss)\b|\bnone of (?:this|that|these|those|them)\b")
_KINDS = {
    "psychiatry": re.compile(r"psychiat\w*|psykiatr\w*|klapse|shrink"),
    "care": re.compile(r"varden|sjukvard\w*|vardcentral\w*|arzt|arztin|arzte|doktor|doctor|gp|klinik\w*|krankenhaus|hospital|sjukhus|lakare"),
    "school_health": re.compile(r"skolskoterska\w*|skolkurator\w*|elevhalsa\w*|skolan|schulpsycholog\w*|schulsozial\w*|vertrauenslehrer\w*|schule|school nurse|nurse|counsell?or|school"),
    "self_help_group": re.compile(r"selbsthilfe\w*|gruppe\w*|sjalvhjalp\w*|grupp\w*|groups?"),
    "app": re.compile(r"apps?"), "online_course": re.compile(r"(?:online)?kurs\w*|course\w*"), "training": re.compile(r"kurs\w*|utbildning\w*|schulung\w*|training|course\w*"),
    "police": re.compile(r"polizei\w*|polis\w*|police|bullen|cops"), "authority": re.compile(r"jugendamt\w*|sozialamt\w*|amt|socialen|soc|socialtjanst\w*|amter|social services"),
}
_SCHOOL_AT_ALL = re.compile(r"^(?:skolan|schule|school|nurse|counsell?or)$")  # of the place only where it was asked there, or shall not hear of it
_GROUPS = {
    "refugees": r"fluchtling\w*|gefluchtet\w*|flykting\w*|refugee|asylsokande|asylum seeker", "students": r"student\w*|studi|studierende\w*", "deaf": r"gehorlos\w*|taub|dov|deaf",
    "veterans": r"soldat\w*|veteran\w*|soldier", "older_people": r"rentner\w*|senior\w*|alt|pensionar\w*|pensioner|old", "farmers": r"bauer|bauerin|landwirt\w*|bonde|farmer",
    "migrants": r"migrant\w*|auslander\w*|invandrare|immigrant|foreigner", "lgbtq": r"schwul|lesbisch|gay|lesbian|trans|queer|homosexuell|lesbisk|bog",
    "women": r"frau|kvinna|tjej|woman(?: in need)?|girl", "men": r"mann|man|kille|bloke|guy",
}
_I_AM_NO = {group: re.compile(rf"\b(?:ich bin|i bin|bin|jag ar|ar|i'?m|i am)(?: (?:ja|ju|doch|aber|auch|nun|well|really|actually))* (?:kein\w*|nicht|ingen|inte(?: en| nagon)?|not(?: even)?(?: an?)?|no) (?:{words})\b")
            for group, words in _GROUPS.items()}
_SEX = {"men": re.compile(r"\b(?:ich bin|bin|jag ar|ar|i'?m|i am)(?: (?:ja|doch|ju|eine?|en|an?|\d+|och|und|and|ne|n))*,? (?:frau|madchen|kvinna|tjej|girl|woman|female)\b|^(?:\d+,? )?(?:frau|kvinna|tjej|female)\b"),
        "women": re.compile(r"\b(?:ich bin|bin|jag ar|ar|i'?m|i am)(?: (?:ja|doch|ju|eine?|en|an?|\d+|och|und|and|n))*,? (?:mann|man|junge|bub|kille|boy|guy|bloke|male|dude)\b|^(?:\d+,? )?(?:mann|kille|male)\b")}
_OF_A_SEX = re.compile(r"\b(?:men'?s|mens|manner\w*|mansjour\w*|for (?:man|killar|tjejer|kvinnor|men|boys|girls|women)|women'?s|frauen\w*|kvinno\w*|tjej(?:jour|er)\w*|killar|jungs|boys)\b")
_STOP = frozenset("""
    ich i jag mir mich mig mej me my we wir vi uns oss er sie es han hon he she it the der die das den dem des ein eine einen einem einer en ett a an to zu zum zur nem ner n mit med with bei hos at in an auf pa for fur om um
    av of davon von daraus alles allt all everything probiert versucht tried provat was anderes annat else something nagot
    und och and oder eller or so mehr mer will vill want wants wanted mochte mag need brauche brauch behover gern garna no not nicht kein keine keinen keiner keinem nix net ned nit inte int ingen inget inga ej ohne utan without nein nej nee na
    absolut bitte please tack danke thanks gehen ga go geht gar ga hingehen da dar dort there that this those these one ones dom de det das dar doch ja ju halt bloss nur bara only just don't dont doesn't doesnt won't wouldn't
    ta bort weg lass remove leave out skip take away off stuff zeug grejer schon redan already war been har hat has have hab habe haben pratat talked gered geredet gesprochen gjorde nothing did gemacht hilft hjalper help helps geholfen hjalpte helped
    passt passar fit fits gut bra good weiss vet know kann kan can sein vara be ist ar is bin am im i'm geht's sag sagt sagen said
    """.split())


def rejected(text: str) -> Optional[Dict[str, Any]]:
    """What a message refuses, to be looked for among what is shown: {"words": of a name, "kinds", "groups": made for whom she is not, "sex": for those of the other sex than the writer's,
    "which": 1 to 3, "any": something that she does not name, "known": she has been there}; None where it refuses nothing. The words are kept nowhere."""
    words: List[str] = []
    kinds: List[str] = []
    which, some, been_there = None, False, False
    for clause in [*_CLAUSES.split(text), *(f"no {asked}" for asked in _ASKED_BACK.findall(text))]:
        folded = fold(clause).strip()
        if _ANY.search(folded):
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
    groups = [group for group, pattern in _I_AM_NO.items() if pattern.search(folded)]
    groups += ["students"] if "university" in settings_denied(text) else []
    sex = [group for group, pattern in _SEX.items() if pattern.search(folded)]
    if sex and _OF_A_SEX.search(folded):
        groups += sex  # "how come a mens thing comes up, I'm a girl"
    if not (words or kinds or groups or sex or which or some):
        return None
    return {"words": list(dict.fromkeys(words)), "kinds": list(dict.fromkeys(kinds)), "groups": list(dict.fromkeys(groups)), "sex": sex, "which": which, "any": some, "known": been_there}
