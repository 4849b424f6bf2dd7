"""What is told of somebody else, or of an event, and yet concerns the writer herself: what was done to her, what wears her out, whom she lost, her own job,
what she does to others."""
from __future__ import annotations

from typing import Any, Dict, List, Mapping, Optional, Tuple

from index.ages import is_too_young
from index.linear import fold
from index.sieve import Expression
from nlu.age import Age
from nlu.called import called
from nlu.constructions import topics_said
from nlu.controlled import is_controlled
from nlu.deeds import extorts, fears_own_hand, hurts_me, keeps_me, left_me, needs_rest, takes_my_pension
from nlu.doers import hurts_others
from nlu.endangered import in_fear_of_him
from nlu.lexicon import Hit
from nlu.losses import is_drawn_to_children, is_firm_closed, lost_job
from nlu.menaced import strikes_in_dementia
from nlu.parents import is_worn_out_by_a_child
from nlu.persons import CHILDREN, CORRECTED, Persons, names_one_of_hers
from nlu.turns import lost_a_child, mourns
from nlu.wishes import prefers
from nlu.words import Word

OTHERS = ("relative", "friend", "colleague")
_MAY_KEEP = ("partner", "ex_partner", "parents", "mother", "father", "boss")
_MAY_HURT = (None, "partner", "ex_partner", "friend", "father", "mother", "parents", "sibling", "relative", "grandparent", "boss", "colleague", "neighbour")
_AT_HOME = ("father", "mother", "parents")
_MAY_LEAVE = ("partner", "ex_partner", "friend")
_OF_WORK, _PLAINLY_ELSE = ("stress", "burnout", "return_to_work", "workplace_conflict", "general"), 0.4
_OLD_KIN = Expression(r"\b(?:mama|mutter|mutti|vater|papa|oma|opa|grossmutter|grossvater|eltern|mamma|pappa|mormor|farmor|morfar|farfar|foraldrar|mum|mom|mother|dad|father|gran\w*|nan|parents)\b")
_ELDERS, _GROWN = ("mother", "father", "parents", "grandparent"), 18


_CHILDREN_CALLED = {"daughter": Expression(r"\b(?:girl|tjej|madchen|madel\w*|maidli|dirndl|kleine)\b"), "son": Expression(r"\b(?:boy|kille|jung\w*|bub\w*|kleiner|lad)\b")}
_FROM_A_BOSS = ("bullying", "workplace_conflict", "discrimination")
_IS_DONE_TO = Expression(r"\b(?:(?:wird|werden|wurde)\b[^.!?]*\b\w+t|(?:is|are|was|gets?|got) (?:being |getting )?(?:bullied|mobbed|harassed|burnt|burned|stressed|exhausted|overworked)|ist (?:\w+ )?(?:ausgebrannt|gestresst|erschopft|uberlastet|krank)|(?:blir|ar) (?:\w+ )?(?:mobbad|utbrand|stressad|utsliten|sjuk))\b")
_AT_MY_DOOR = Expression(r"\b(?:steht|stoht|hammert|trommelt|stands?|standing|bangs?|banging|kicks|star|bankar|sparkar)(?: (?!neben|beside)\w+){0,4} (?:vor|an|gegen|outside|at|on|utanfor|pa)(?: \w+){0,3} (?:tur|haustur|wohnungstur|door|dorr\w*)\b")
_HAS_NONE = Expression(r"\b(?:no|keine?|kane|inga|without|ohne|utan|haven'?t got|don'?t have(?: any)?) (?:kids|children|kinder|barn)\b")


def is_her_own(persons: Persons, text: str, typed: str, found: List[Word], hits: List[Hit], topics: List[str]) -> bool:
    """Whether it is about the writer though it names another: "mein Freund hat mich gewürgt", "min pojkvän gjorde slut", "I'm exhausted, our newborn cries"."""
    relation, first = persons.relation, topics[:1]
    if relation in _MAY_HURT and first in (["domestic_violence"], ["sexual_violence"]) and (hurts_me(text) or _AT_MY_DOOR.search(fold(typed))):
        return True
    if persons.certain == CORRECTED:
        return False
    if relation in CHILDREN and _HAS_NONE.search(fold(typed)):
        return True  # "no kids, divorced"
    return (
        (relation in _AT_HOME and "domestic_violence" in topics_said(text) and not strikes_in_dementia(text))  # "pappa kastade en stol på mamma" is told by their child
        or (persons.who in ("relative", "unknown") and ((needs_rest(typed) and relation is not None) or is_worn_out_by_a_child(text)))  # "I hätt gern an Abend für mi"
        or (relation in (*_MAY_KEEP, *CHILDREN) and keeps_me(text) and first != ["dementia"])
        or (relation in _MAY_LEAVE and left_me(text))
        or (relation in (*CHILDREN, "relative") and takes_my_pension(text))
        or (relation in CHILDREN and persons.who == "relative" and fears_own_hand(text))  # "rädd att jag ska skaka henne"
        or (relation == "boss" and persons.role is None and first and first[0] in _FROM_A_BOSS and not _IS_DONE_TO.search(fold(typed)))  # "my boss is a bully"
        or (relation == "partner" and first == ["relationship"])  # "min man lyssnar aldrig på mig"
        or (relation in (None, "partner", "friend", "ex_partner") and extorts(text) and not names_one_of_hers(found, hits))
        or (relation in (None, "partner", "friend", "ex_partner") and in_fear_of_him(text))  # "mein Freund nimmt Kokain und wird aggressiv, ich hab Angst vor ihm"
        or (relation is not None and first in (["grief"], ["trauma"]) and mourns(found, hits))
        or (relation in CHILDREN and first in (["grief"], ["trauma"]) and lost_a_child(found, hits))
    )


_A_MAN = Expression(r"\b(?:ich bin|bin) (?:(?:selbst|selber|auch|ja|halt|eben) )*(?:ein |a |e )?(?:mann|mo|mau|maa)\b|\b(?:als|som|as a?) ?(?:mann|man|bloke|guy)\b|\bjag ar (?:(?:en|ju|faktiskt) )*(?:man|kille|karl)\b|\bi(?:'?m| am) a (?:(?:grown|married|gay|straight) )?(?:man|guy|bloke|male)\b|"
                    r"\b(?:meine? (?:ehe)?frau|meine (?:ex-? ?)?freundin|min (?:fru|flickvan|tjej|hustru)|my (?:wife|girlfriend))\b[^.!?]{0,30}\b(?:schlagt|schlug|haut|verprugelt|prugelt|tritt|bedroht|geschlagen|slar|slog|hotar|misshandlar|hits?|beats?|slaps?|kicks?|punches|hurts?|threatens) (?:mich|mir|mig|mej|me)\b|"
                    r"\b(?:bin|ar|am|i'?m)(?: \w+)? \d\d,? ?(?:m|male|mann|man|mannlich)\b|\b(?:man|mann|m) \d\d\b")
_A_WOMAN = Expression(r"\b(?:ich bin|jag ar|i'?m|i am|als|som|as)(?: \w+){0,2} (?:frau|kvinna|tjej|woman|girl|lesb\w*|lesbian)\b|\blesb\w*|\b[wf] ?\d\d\b|\b\d\d ?[wf]\b")


def is_a_man_who_was_hurt(text: str, topics: List[str]) -> bool:
    """Whether he says that he is a man, or that his wife hits him: there are lines for men alone, and women's lines are of no use to him."""
    folded = fold(text)
    return topics[:1] in (["domestic_violence"], ["sexual_violence"]) and bool(_A_MAN.search(folded)) and not _A_WOMAN.search(folded) and not hurts_others(text)


def is_about_the_job(topics: List[str], weights: Mapping[str, float]) -> bool:
    """Whether nothing else is plainly told beside a lost job: "und seitdem streite ich nur noch mit meiner Freundin"."""
    return not topics or topics[0] in _OF_WORK or weights.get(topics[0], 0.0) < _PLAINLY_ELSE


def by_what_happened(text: str, persons: Persons, setting: Optional[str], wishes: Dict[str, Any], jobless: bool) -> Tuple[Persons, Optional[str], Dict[str, Any]]:
    """Who lost her job tells of herself, and so does who hurts somebody: there is help for those alone."""
    if jobless:
        setting, persons = "unemployment", persons if persons.who in OTHERS else persons._replace(who="self")
    if setting == "work" and (lost_job(text) or is_firm_closed(text)):
        setting = "unemployment"  # "seit die Firma zugemacht hat", beside what else she tells
    if is_drawn_to_children(text):
        persons, wishes = Persons("self", None, None, CORRECTED), {**wishes, "group": sorted({*wishes.get("group", ()), "causing_harm"})}
    if persons.who in ("self", "unknown") and strikes_in_dementia(text) and not hurts_me(text) and _OLD_KIN.search(fold(text)):
        persons = persons._replace(who="relative", relation=persons.relation or "relative")  # "Mama hat Alzheimer und haut den Papa"
    if hurts_others(text):
        persons, wishes = Persons("self", None, None, CORRECTED), {**wishes, "group": sorted({*wishes.get("group", ()), "causing_harm"})}
    if is_controlled(text):
        persons = Persons("self", None, None, CORRECTED)  # "my husband hides my bank card" is about her
        wishes = {key: value for key, value in wishes.items() if key not in ("contact", "contact_not") or prefers(text)}  # the phone is what he watches
    return persons, setting, wishes


def of_a_child(persons: Persons, setting: Optional[str], said: List[Age], typed: str = "") -> Tuple[Persons, Optional[str]]:
    """A child who writes of her parents is the one whom the help is for: "pappa super, jag är 13". "My girl, 12" is a daughter."""
    if persons.relation == "partner" and is_too_young(next((age.years for age in said if age.whose == "other"), None), next((age.years for age in said if age.whose == "self"), None), called(typed, "partner")):
        return persons._replace(who="relative", relation=next((child for child, pattern in _CHILDREN_CALLED.items() if pattern.search(fold(typed))), "child")), setting
    hers = persons.relation in _ELDERS and any(age.whose == "self" and age.years < _GROWN for age in said) and not any(age.whose == "other" for age in said)
    return (Persons("self", None, None, persons.certain), setting or "family") if hers else (persons, setting)
