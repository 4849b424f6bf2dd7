"""For whom an offer is made, and how likely she is one of them."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.bits import Bools
from index.circumstances import (
    ADDICTED_PARENTS,
    ASYLUM,
    BABY,
    CHILD_OF_OTHERS,
    CIRCUMSTANCES,
    ENDED_PREGNANCY,
    FOR_OTHERS_TOO,
    HONOUR,
    HURT_BY_WOMAN,
    LOST_CHILD,
    MUSLIM,
    NARROW,
    ONLINE_HATE,
    RELEASED,
    STALKED,
    UNDOCUMENTED,
)
from index.facets import Facets
from retrieval.answers import Answers
from retrieval.occupations import groups_named
from retrieval.spoken import is_foreign, spoken

# Who one is, and not how old or what one does: where she did not say so, such an offer is as good as none.
IDENTITY_GROUPS = frozenset(("women", "men", "lgbtq", "migrants", "refugees", "farmers", "veterans", "sami", "deaf", "causing_harm", "cancer", "prison"))
# An offer for one of these is for nobody else, unless the person said that she belongs to it.
SPECIAL_GROUPS = IDENTITY_GROUPS | {"students", "unemployed", "employees", "children", "young_people", "older_people"}
OF_AGE = {
    "child": ("children",),
    "young": ("young_people",),
    "adult": ("adults", "parents", "employees"),
    "older": ("older_people", "adults"),
}
_SETTING_GROUP = {
    "university": "students",
    "work": "employees",
    "unemployment": "unemployed",
    "old_age": "older_people",
}
# To whom a topic says that she, or the one she cares for, belongs.
_TOPIC_GROUPS = {
    "coming_out": ("lgbtq",),
    "migration": ("migrants",),
    "burnout": ("employees",),
    "workplace_conflict": ("employees",),
    "return_to_work": ("employees",),
    "exam_stress": ("students", "young_people"),
    "dementia": ("older_people",),
    "caring_for_relatives": ("older_people",),
}
# What one is at one time of life: an offer for these alone is for nobody who did not tell of it, though anybody might be one.
_OF_A_TIME = ("students", "older_people", "unemployed")
_OF_AN_AGE = frozenset(("children", "young_people", "older_people"))
_BESIDE_CHILDREN = ("adults", "carers")  # grown people to whom a line for children listens as well
_GROWN_UP = ("work", "unemployment", "university", "old_age")  # whoever writes of her own is no child
_OF_GROWN_UPS = frozenset(("debt", "burnout", "workplace_conflict", "return_to_work", "addiction_gambling", "pregnancy_birth", "separation"))
_OF_LEARNING = ("school", "vocational_training", "university")
_ELDERS, OF_FULL_AGE = frozenset(("mother", "father", "parents", "grandparent")), 18
_UP_TO = 20  # years up to which a line for children is for her, where it names no limit
_MAY_STUDY = (18, 29)  # years of age at which she may be a student though nothing says so
_MOVED, _LIKELY_MOVED = frozenset(("migrants", "refugees")), 0.7
_MAY_HAVE_MOVED = 0.1  # probability of the topic of migration from which what is for those who moved is open to her
_NEAR_BY = ("de", "sv", "en", "fr", "it", "gsg", "ssp")  # languages whose wish does not tell that somebody came from far
CHILDREN = frozenset(("child", "son", "daughter"))
_YOUNG = CHILDREN | {"pupil", "student", "apprentice"}
_GROWN, OF_THE_OLD = ("partner", "ex_partner", "grandparent"), frozenset(("dementia", "caring_for_relatives"))
_OF_ANY_AGE, _OFTEN_OLD = ("partner", "ex_partner", "friend"), OF_THE_OLD | {"loneliness", "grief"}
_OF_PARENTS, _NOT_SAID = frozenset(("parenting", "pregnancy_birth")), 0.2  # how likely she is a parent of whom nothing says so
_A_PART = 0.15  # probability of the topic from which she speaks of children of hers
_OF_PARENTS_TOO = frozenset(("separation", "grief"))  # what is for these first of all is for grown people as for their children
_NO_CHILD_OF_HERS = ("friend", "colleague")  # who writes of one of these asks as no parent
_OF_THE_GROWN, _OF_THE_YOUNG = ("adults", "parents", "carers", "employees", "older_people", "women", "men"), ("children", "young_people")
_HURTS = "causing_harm"
_YOUNG_UP_TO = 30  # years up to which an offer takes people that is made for the young
# Most of those who are hurt are women: where she did not say, a line for women is likely one for her.
_LIKELY_GROUP = {"domestic_violence": ("women", 0.9), "sexual_violence": ("women", 0.9), "pregnancy_birth": ("women", 0.7)}
_HARM, _OTHER_SEX = frozenset(("domestic_violence", "sexual_violence")), ("men", 0.9)


class Hers(NamedTuple):
    """What decides whether an offer is made for her: the groups that she, or the one she asks for, may be one of; whether what is for
    grown people is open to her; the groups of an age that she plainly is not of; whether it is about somebody who is no child; the group
    that she is likely one of, and how likely; whether nothing says that she is a parent; the circumstances (index/circumstances.py) that are not
    hers; what she would have told if she were at that time of life; whether a child writes; whether she tells of children of hers; the language she writes,
    where it is not spoken there;
    whether what she tells is likely about where she came from; and whether she may have fled from there."""

    groups: frozenset[str]
    grown: bool
    other_ages: frozenset[str]
    no_child: bool
    likely: tuple[str, float] | None
    no_parent: bool
    elsewhere: frozenset[str]
    of_a_time: frozenset[str]
    a_child: bool
    brings_up: bool
    foreign: str | None
    moved: bool
    fled: bool


def hers(answers: Answers) -> Hers:
    groups = {*answers.wishes.group, *groups_named(answers), *OF_AGE.get(answers.age_group or "", ())}
    groups |= set(answers.wishes.accessible) & {"deaf"} | ({"prison"} if RELEASED in answers.wishes.lost else set())
    if answers.setting in _SETTING_GROUP:
        groups.add(_SETTING_GROUP[answers.setting])
    for topic in answers.topics:
        groups |= set(_TOPIC_GROUPS.get(topic, ()))
    if answers.setting == "school" and answers.who == "self" and not answers.role and not answers.age_group:
        groups |= {"children", "young_people"}  # whoever writes of her own school, and not as a teacher, is most likely a pupil
    if answers.who in ("relative", "friend", "colleague"):
        groups |= {"carers"} if answers.who in _NO_CHILD_OF_HERS or answers.relation in (*_GROWN, *_ELDERS, "sibling") else {"parents", "carers"}
        if not answers.age_group:
            groups |= {"young_people"} if answers.relation not in (*_GROWN, *_ELDERS) else set()  # may be about anybody
            known = answers.relation in _YOUNG or (answers.relation in _OF_ANY_AGE and not _OFTEN_OLD & set(answers.topics))
            if not known and answers.who != "colleague" and answers.setting not in _OF_LEARNING:
                groups.add("older_people")
            if answers.relation not in _GROWN and not OF_THE_OLD & set(answers.topics):
                groups.add("children")
    of_another = answers.who in _NO_CHILD_OF_HERS and "pregnancy_birth" in answers.topics  # "my mate's girlfriend is pregnant"
    likely = None if answers.wishes.group or of_another else next((_LIKELY_GROUP[t] for t in answers.topics if t in _LIKELY_GROUP), None)
    if HURT_BY_WOMAN in answers.wishes.lost and not answers.wishes.group:
        likely = _OTHER_SEX
    brings_up = _brings_up(answers) or _HURTS in answers.wishes.group
    at_home = answers.setting == "family" and not (_HARM & set(answers.topics))  # blows fall at home, whether there are children or not
    no_parent = answers.who in _NO_CHILD_OF_HERS or (answers.who != "relative" and not at_home and not brings_up)
    no_parent &= not _OF_PARENTS & set(answers.topics)
    older = answers.who in (None, "self") and answers.age_group == "older"  # whose children are grown
    no_parent |= older and not (_OF_PARENTS | {"separation"}) & set(answers.topics)
    grown = answers.age_group not in ("child", "young")
    other_ages = _OF_AN_AGE - groups if answers.age_group else frozenset()
    return Hers(
        frozenset(groups),
        grown,
        other_ages,
        _is_no_child(answers),
        likely,
        no_parent and "parents" not in answers.wishes.group and LOST_CHILD not in answers.wishes.lost,
        frozenset(CIRCUMSTANCES) - _circumstances(answers),
        frozenset(_OF_A_TIME) - ({"students"} if _may_study(answers) else frozenset()),
        is_child(answers),
        brings_up,
        answers.language if is_foreign(answers) else None,
        answers.topic_weights.get("migration", 0.0) >= _MAY_HAVE_MOVED or _foreign_wish(answers),
        ASYLUM in answers.wishes.lost or _may_have_fled(answers),
    )


def is_child(answers: Answers) -> bool:
    """Whether the one who writes is a child: by an age that is not that of her mother or of somebody at work."""
    pupil = answers.age_group == "young" and answers.setting == "school" and answers.role is None and answers.who == "self"
    young = answers.age < OF_FULL_AGE if answers.age is not None else answers.age_group == "child" or pupil
    of_her_age = answers.who == "friend" and answers.relation in (None, "friend")
    return young and (answers.who in (None, "self", "unknown") or of_her_age or answers.relation in _ELDERS)


def _brings_up(answers: Answers) -> bool:
    """Whether it is about a child of hers, as well: a line for children and their parents is for nobody else of full age."""
    told = bool(_OF_PARENTS & set(answers.topics)) or any(answers.topic_weights.get(topic, 0.0) >= _A_PART for topic in _OF_PARENTS)
    return told or "parents" in answers.wishes.group or answers.relation in CHILDREN or LOST_CHILD in answers.wishes.lost


def _may_study(answers: Answers) -> bool:
    low, high = _MAY_STUDY
    return low <= answers.age <= high if answers.age is not None else answers.age_group == "young"


def _is_no_child(answers: Answers) -> bool:
    if answers.age is not None:
        return answers.age > _UP_TO
    if not answers.age_group and answers.relation in (*_GROWN, *_ELDERS):
        return True  # "nej, det gäller min man": what is for children is not for him
    of_grown_ups = "causing_harm" in answers.wishes.group or answers.setting in _GROWN_UP or bool(_OF_GROWN_UPS & set(answers.topics))
    return not answers.age_group and answers.who in ("self", "colleague") and of_grown_ups


def _may_be_child_of_others(answers: Answers) -> bool:
    elder = answers.relation in (*_GROWN, *_ELDERS) and answers.who != "colleague"  # a teacher names the father of a child
    grown = elder or (answers.age or 0) >= OF_FULL_AGE or answers.age_group in ("adult", "older")
    return answers.relation not in CHILDREN and not grown


def _circumstances(answers: Answers) -> set[str]:
    """Those in which she, or the one she asks for, is or may be."""
    wishes, her_own, topics = answers.wishes, answers.who in (None, "self"), set(answers.topics)
    told = {*FOR_OTHERS_TOO, *wishes.lost}
    if _may_have_addicted_parents(answers):
        told.add(ADDICTED_PARENTS)
    if (her_own and answers.age_group == "child") or (not her_own and _may_be_child_of_others(answers)):
        told.add(CHILD_OF_OTHERS)
    if (_MOVED | {"lgbtq"}) & {*wishes.group} or {"migration", "coming_out"} & topics:
        told.add(HONOUR)
    if ("pregnancy_birth" in topics or answers.topic_weights.get("pregnancy_birth", 0.0) >= _A_PART) and ENDED_PREGNANCY not in told:
        told.add(BABY)
    if UNDOCUMENTED in told or _may_have_fled(answers):
        told.add(ASYLUM)
    if _foreign_wish(answers):
        told.add(MUSLIM)  # open to everyone, and who answers there speaks more languages than others do
    if answers.setting == "online" or STALKED in told or {"bullying", "discrimination"} & topics:
        told.add(ONLINE_HATE)
    return told


def _may_have_addicted_parents(answers: Answers) -> bool:
    """Whether it may be a mother or a father who drinks, or a child of one: not the daughter, the husband or somebody at work."""
    if ADDICTED_PARENTS in answers.wishes.lost:
        return True
    addicted = any(topic.startswith("addiction_") for topic in answers.topics)
    if answers.who in (None, "self"):
        return not addicted or answers.setting == "family"
    return answers.relation in _ELDERS or not addicted


def _may_have_fled(answers: Answers) -> bool:
    """Whether she said so, wishes for a language of far away, or went through something terrible where it is likely about where she came from."""
    came = answers.topic_weights.get("migration", 0.0) >= _MAY_HAVE_MOVED
    return "refugees" in answers.wishes.group or _foreign_wish(answers) or ("trauma" in answers.topics and came)


def _foreign_wish(answers: Answers) -> bool:
    """Whether she wishes for a language of those who came from elsewhere: not that of the country, and not English, which many speak."""
    return bool({*answers.wishes.language} - {*spoken(answers), answers.language, *_NEAR_BY})


def audience(hers: Hers, facets: Facets, rows: NDArray[np.int64]) -> tuple[NDArray[np.float32], Bools]:
    """How likely an offer is for her: 1 where it is for everybody or a group of hers, 0 where it is for another; and which are for
    people of another identity, or for parents where nothing says that she is one."""
    special = facets.has_any("groups", SPECIAL_GROUPS - hers.groups, rows)
    for_either = facets.has("groups", "women", rows) & facets.has("groups", "men", rows)  # and so for everybody
    identity = facets.has_any("groups", IDENTITY_GROUPS - hers.groups, rows) & ~for_either
    another = special & ~facets.has_any("groups", hers.groups, rows)
    if hers.grown:
        another &= ~facets.has("groups", "adults", rows)
    another |= identity & ~facets.has_any("groups", IDENTITY_GROUPS & hers.groups, rows)  # "young and deaf" is not for whoever is young
    moved_women = facets.has("groups", "women", rows) & facets.has_any("groups", _MOVED, rows) & ~facets.has("groups", "men", rows)
    another |= moved_women & (not (_MOVED & hers.groups))  # "women with roots elsewhere" are not all women
    identity |= moved_women & (not (_MOVED & hers.groups))
    if _HURTS not in hers.groups:  # "men who hit" is not for every man
        hurts = facets.has("groups", _HURTS, rows)
        another, identity = another | hurts, identity | hurts
    audience = np.asarray(~another, dtype=np.float32)
    if hers.likely:
        group, likely = hers.likely
        others = facets.has_any("groups", IDENTITY_GROUPS - {group}, rows)
        audience[another & facets.has("groups", group, rows) & ~others] = likely
    if hers.foreign or hers.moved:  # whoever writes another language has most likely moved there
        moved = facets.has("groups", "migrants", rows) & facets.has("languages", hers.foreign or "", rows)
        moved |= facets.has_any("groups", _MOVED if hers.fled else ("migrants",), rows) & ~facets.general[rows] & hers.moved
        moved &= hers.fled | facets.has("groups", "migrants", rows)  # who came to study has not fled
        strangers = facets.has_any("groups", IDENTITY_GROUPS - _MOVED - hers.groups, rows)
        audience[another & moved & ~strangers] = _LIKELY_MOVED
    others = identity & (audience == 0)
    if hers.other_ages:
        of_age = facets.has_any("groups", _OF_AN_AGE & hers.groups, rows)
        others |= another & facets.has_any("groups", hers.other_ages, rows) & ~of_age  # a children's line is no help at 51
    elsewhere = facets.has_any("groups", hers.elsewhere - NARROW, rows)
    others |= another & facets.has_any("groups", hers.of_a_time, rows) | elsewhere
    audience = np.where(elsewhere, np.float32(0), audience)
    if hers.a_child:  # nobody sends a child to a group or a course for grown people who drink
        met = (facets.kind[rows] == facets.columns["kind"].index("self_help_group")) | ~facets.has_any("for_whom", ("relative", "friend"), rows)
        addicted = facets.leading((id for id in facets.columns["topics"] if id.startswith("addiction_")), rows)
        others |= met & addicted & ~facets.has_any("groups", ("children", "young_people"), rows)
    if hers.no_child:
        first = facets.leading(_OF_PARENTS_TOO, rows)
        beside = facets.has_any("groups", _BESIDE_CHILDREN, rows) | (facets.has("groups", "parents", rows) & (hers.brings_up | first))
        others |= facets.has("groups", "children", rows) & ~beside & ~facets.has_any("groups", IDENTITY_GROUPS & hers.groups, rows)
    if hers.no_parent:
        parents = facets.for_parents_alone(rows)
        audience = np.where(parents, np.minimum(audience, np.float32(_NOT_SAID)), audience)
        others |= parents
    return audience, others


def narrow(hers: Hers, facets: Facets, rows: NDArray[np.int64]) -> Bools:
    """What is made for one circumstance alone that she did not tell, and is no harm to others: it stands behind the first offers."""
    return facets.has_any("groups", hers.elsewhere & NARROW, rows)


def for_the_grown(facets: Facets, rows: NDArray[np.int64]) -> Bools:
    """What is made for grown people: a child who writes is shown what is there for children before it."""
    young = facets.has_any("groups", _OF_THE_YOUNG, rows) | (facets.age_max[rows] <= _YOUNG_UP_TO)
    return facets.has_any("groups", _OF_THE_GROWN, rows) & ~young & ~facets.general[rows]
