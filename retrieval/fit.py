"""How each answer fits each offer, read from the offers' fields and nothing else: met, unknown or unmet."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.bits import Bools
from index.circumstances import ADDICTED_PARENTS
from index.facets import Facets, Ints
from index.freshness import CRISIS_AFTER, MARKED_AFTER
from index.gazetteer import load_gazetteer
from index.snapshot import Snapshot
from retrieval.answers import Answers
from retrieval.audience import CHILDREN, OF_AGE, SPECIAL_GROUPS, audience, hers, narrow
from retrieval.occupations import heard, made_for, made_for_one, reserved_for_others
from retrieval.spoken import spoken
from retrieval.times import is_reachable

Levels = NDArray[np.int8]
Rows = NDArray[np.int64]
MET, UNKNOWN, UNMET = 1, 0, -1
IN_DANGER = frozenset(("crisis", "suicidality", "self_harm"))  # topics whose contacts have to be fresher

OR_HERSELF = (None, "self", "unknown")
_AGE_SPAN = {"child": (0, 12), "young": (13, 26), "adult": (27, 64), "older": (65, 110)}
_ASKS_AS = {
    "self": ("self",),
    "relative": ("relative",),
    "friend": ("friend", "relative"),
    "colleague": ("colleague", "manager", "professional"),
}
_BESIDE_HER = ("relative", "friend", "colleague", "manager", "professional")
_WAY_TO_GO = 30.0  # kilometres to what serves one town or district
_CARES, _OF_AGE, _A_PART = "caring_for_relatives", 18, 0.15
_ROLE_ASKS_AS = {
    "manager": ("manager", "colleague"),
    "hr": ("manager", "professional", "institution"),
    "teacher": ("professional",),
    "trainer": ("professional", "colleague", "manager"),
    "professional": ("professional",),
    "volunteer_lead": ("professional", "friend"),
}


class Fit(NamedTuple):
    """`levels` holds, for every answer ("who=relative"), one of MET, UNKNOWN, UNMET per row; `excluded` what cannot
    help at all; `audience` how likely the offer is for her, 1 where it is for everybody, 0 where it is for others; `others` what is made
    for people of an identity (women, deaf people …) that she did not name; `narrow` what is made for one circumstance that she did not tell;
    `reserved` what is made for an occupation while nobody knows hers; `unchecked` those of which nobody has looked at a contact for a year."""

    levels: dict[str, Levels]
    excluded: Bools
    audience: NDArray[np.float32]
    others: Bools
    narrow: Bools
    reserved: Bools
    unchecked: Bools


class Said(NamedTuple):
    """What one thing that she said makes of the rows: levels as in a Fit, and what cannot help (None: all may)."""

    levels: dict[str, Levels]
    excluded: Bools | None = None


class Aspect(NamedTuple):
    """One thing that offers are held against, and the fields of the answers that it reads; no other changes it."""

    reads: frozenset[str]
    said: Callable[[Answers, Facets, Rows, datetime | None], Said]


def fit(answers: Answers, snapshot: Snapshot, rows: Rows, at: datetime | None = None) -> Fit:
    """How `answers` fit the offers in `rows`, at a moment (aware; default now)."""
    facets = snapshot.facets
    levels: dict[str, Levels] = {}
    excluded = np.zeros(len(rows), dtype=bool)
    for aspect in ASPECTS:
        said = aspect.said(answers, facets, rows, at)
        levels.update(said.levels)
        if said.excluded is not None:
            excluded |= said.excluded
    who = hers(answers)
    likely, others = audience(who, facets, rows)
    return Fit(levels, excluded, likely, others, narrow(who, facets, rows), reserved_for_others(heard(answers), facets, rows), unchecked(facets, rows, at))


def _tells_of_home(answers: Answers) -> bool:
    grew_up = ADDICTED_PARENTS in answers.wishes.lost  # grown up, she is still the child of one who drank
    at_home = grew_up or (answers.setting == "family" and answers.age_group in ("child", "young"))
    return at_home and any(topic.startswith("addiction_") for topic in answers.topics)


def for_another_asker(answers: Answers, facets: Facets, rows: Rows) -> Bools:
    """What is for the one affected and for nobody beside her, where somebody else asks; and the other way round."""
    if answers.who in OR_HERSELF and not _tells_of_home(answers):
        return ~facets.has_any("for_whom", _asks_as(answers), rows) if answers.who == "self" else np.zeros(len(rows), dtype=bool)
    return facets.has("for_whom", "self", rows) & ~facets.has_any("for_whom", _BESIDE_HER, rows)


def unchecked(facets: Facets, rows: Rows, at: datetime | None = None) -> Bools:
    """Those of which nobody has looked at a contact for a year."""
    return _since(facets.checked[rows], _day(at) - MARKED_AFTER)


def _elsewhere(answers: Answers, facets: Facets, rows: Rows, at: datetime | None) -> Said:
    return Said({}, (facets.country[rows] != facets.columns["country"].index(answers.country)) | facets.stale[rows])


def _topics(answers: Answers, facets: Facets, rows: Rows, at: datetime | None) -> Said:
    """In danger no contact will do that was not looked at for long."""
    levels = {f"topic={topic}": _either(facets.has("topics", topic, rows)) for topic in answers.topics}
    if not IN_DANGER & set(answers.topics):
        return Said(levels)
    emergency = facets.kind[rows] == facets.columns["kind"].index("emergency")
    return Said(levels, _since(facets.crisis_check[rows], _day(at) - CRISIS_AFTER) & ~emergency)


def _who(answers: Answers, facets: Facets, rows: Rows, at: datetime | None) -> Said:
    if answers.who not in _ASKS_AS:
        return Said({})
    return Said({f"who={answers.who}": _either(facets.has_any("for_whom", _asks_as(answers), rows))})


def _asks_as(answers: Answers) -> tuple[str, ...]:
    """As whom she may turn to an offer: who cares for somebody asks for herself and is a relative all the same, and so is most likely a
    child who tells of home: of drinking, of illness, of a separation."""
    young = answers.setting == "family" and (answers.age or _OF_AGE) < _OF_AGE
    brings_up = answers.topic_weights.get("parenting", 0.0) >= _A_PART and answers.age_group not in ("child", "young")
    cares = _CARES in answers.topics or answers.topic_weights.get(_CARES, 0.0) >= _A_PART
    if answers.who == "self" and (cares or brings_up or _tells_of_home(answers) or young):
        return ("self", "relative")
    as_ever = _ASKS_AS[answers.who or ""]
    return _ROLE_ASKS_AS.get(answers.role or "", as_ever) if answers.who == "colleague" else as_ever


def _setting(answers: Answers, facets: Facets, rows: Rows, at: datetime | None) -> Said:
    """What is made for her occupation is about her work, wherever the trouble shows ("my husband is a fireman"): there no other
    setting is unmet."""
    told_at = answers.setting != "family" and "domestic_violence" in answers.topics  # blows fall at home: "he's at work now"
    if not answers.setting or told_at:
        return Said({})
    level = _stated(facets.has("settings", answers.setting, rows), facets.says("settings", rows))
    for id in answers.wishes.occupation:
        level = np.where(made_for(id, facets, rows), np.maximum(level, UNKNOWN), level)
    return Said({f"setting={answers.setting}": level})


def _occupation(answers: Answers, facets: Facets, rows: Rows, at: datetime | None) -> Said:
    """Where she named hers, nothing that is made for another one can help."""
    if not answers.wishes.occupation:
        return Said({})
    made = made_for_one(facets, rows)
    levels = {f"occupation={id}": _stated(made_for(id, facets, rows), made) for id in answers.wishes.occupation}
    return Said(levels, reserved_for_others(heard(answers), facets, rows))


def _age(answers: Answers, facets: Facets, rows: Rows, at: datetime | None) -> Said:
    """Only the age of the one who asks shuts her out: a parent may call where children are helped."""
    group = answers.age_group
    if not group:
        return Said({})
    low, high = (answers.age, answers.age) if answers.age is not None else _AGE_SPAN[group]
    least, most = facets.age_min[rows], facets.age_max[rows]
    inside = (least <= high) & (most >= low)
    limited = (least > 0) | (most < 200)
    named = facets.has_any("groups", OF_AGE[group], rows)
    outside = limited & ~inside
    if answers.who in OR_HERSELF and group != "young":
        young = facets.has_any("groups", ("children", "young_people"), rows)
        grown = facets.has_any("groups", ("adults", "parents", "women", "men"), rows)  # for women and girls
        outside |= (grown & ~young if group == "child" else young & ~grown) & ~limited
    return Said({f"age_group={group}": _stated((limited & inside) | (named & ~limited), limited)}, outside)


def _region(answers: Answers, facets: Facets, rows: Rows, at: datetime | None) -> Said:
    """What serves another region, or another town or district than hers, is of no use to her."""
    if not answers.region:
        return Said({})
    served = facets.national[rows] | facets.has("regions", answers.region, rows)
    if answers.place:
        near = load_gazetteer().near(answers.place, answers.country, _WAY_TO_GO)
        there = np.array([*(place in near for place in facets.places), True])
        served &= there[facets.place[rows]]
    return Said({f"region={answers.region}": _either(served)}, ~served)


def _way(answers: Answers, facets: Facets, rows: Rows, at: datetime | None) -> Said:
    course = facets.kind[rows] == facets.columns["kind"].index("online_course")  # does what an app does
    return Said({f"contact={way}": _either(facets.has("contact_types", way, rows) | (course & (way == "app"))) for way in answers.wishes.contact})


def _other_way(answers: Answers, facets: Facets, rows: Rows, at: datetime | None) -> Said:
    """Whether there is a way that she did not refuse, of all that she refused; a website or an address alone is none."""
    refused = answers.wishes.contact_not
    others = facets.contact_types[rows].copy()
    for same in {*refused, *(("web", "address") if {*refused} - {"web"} else ())} & {*facets.columns["contact_types"]}:
        others[:, facets.columns["contact_types"].index(same)] = False
    return Said({f"contact_not={way}": _either(others.any(axis=1)) for way in refused})


def _language(answers: Answers, facets: Facets, rows: Rows, at: datetime | None) -> Said:
    """What speaks neither her language nor that of where she lives is of no use to her, unless she asked for one."""
    hers, there = facets.has("languages", answers.language, rows), spoken(answers)
    if answers.wishes.language:
        levels = {f"language={id}": _either(facets.has("languages", id, rows)) for id in answers.wishes.language}
        return Said(levels, ~(hers | facets.has_any("languages", (*there, *answers.wishes.language), rows)))
    if answers.language in there:
        return Said({}, ~hers)
    return Said({f"language={answers.language}": _either(hers)}, ~(hers | facets.has_any("languages", there, rows)))


def _terms(answers: Answers, facets: Facets, rows: Rows, at: datetime | None) -> Said:
    levels: dict[str, Levels] = {}
    if answers.wishes.cost == "free":
        levels["cost=free"] = _stated(facets.free[rows] == 1, facets.free[rows] >= 0)
    if answers.wishes.anonymous:
        levels["anonymous"] = _stated(facets.anonymous[rows] == 1, facets.anonymous[rows] >= 0)
    return Said(levels, facets.church[rows] if answers.wishes.secular else None)


def _near(answers: Answers, facets: Facets, rows: Rows, at: datetime | None) -> Said:
    if not answers.wishes.near:
        return Said({})
    near = facets.has("contact_types", "in_person", rows)
    says = ~near if answers.region is None else np.ones(len(rows), dtype=bool)
    return Said({"near": _stated(near & ~facets.national[rows], says)})


def _is_made_for(group: str, answers: Answers, facets: Facets, rows: Rows) -> Bools:
    """What advises relatives is made for those who care for somebody, and for the parents of whom it is about."""
    made = facets.has("groups", group, rows)
    if group == "carers" or (group == "parents" and answers.relation in CHILDREN):
        made |= facets.has("for_whom", "relative", rows) & ~facets.general[rows]
    return made


def _needs(answers: Answers, facets: Facets, rows: Rows, at: datetime | None) -> Said:
    """For which group, with which access, and when."""
    wishes, levels = answers.wishes, {}
    for group in wishes.group:
        levels[f"group={group}"] = _stated(_is_made_for(group, answers, facets, rows), facets.has_any("groups", SPECIAL_GROUPS, rows))
    for need in wishes.accessible:
        if need == "deaf":
            silent = facets.has_any("contact_types", ("chat", "email", "sms", "form"), rows)
            silent |= facets.has("groups", "deaf", rows) | facets.has("languages", "gsg", rows)
            levels["accessible=deaf"] = _either(silent)
        else:
            levels[f"accessible={need}"] = np.zeros(len(rows), dtype=np.int8)
    if wishes.time:
        number, which = np.unique(facets.hours[rows], return_inverse=True)  # many offers keep the same hours
        met = [UNKNOWN if n < 0 else MET if is_reachable(facets.times[n], wishes.time, at) else UNMET for n in number]
        levels[f"time={wishes.time}"] = np.array(met, dtype=np.int8)[which]
    return Said(levels)


ASPECTS = tuple(
    Aspect(frozenset(fields.split()), said)
    for fields, said in (
        ("country", _elsewhere),
        ("topics", _topics),
        ("who role topics topic_weights age age_group setting wishes.lost", _who),
        ("setting topics wishes.occupation", _setting),
        ("age age_group who", _age),
        ("region place", _region),
        ("wishes.contact", _way),
        ("wishes.contact_not", _other_way),
        ("country region language wishes.language", _language),
        ("wishes.cost wishes.anonymous wishes.secular", _terms),
        ("region wishes.near", _near),
        ("relation wishes.group wishes.accessible wishes.time", _needs),
        ("wishes.occupation wishes.group setting relation role", _occupation),
    )
)


def _day(at: datetime | None) -> date:
    return at.date() if at else date.today()


def _since(days: Ints, last: date) -> Bools:
    """Which of the days (ordinals, 0: not known) are a last day or before it."""
    return np.asarray((days > 0) & (days <= last.toordinal()))


def _either(met: Bools) -> Levels:
    return met.view(np.int8) * np.int8(2) - np.int8(1)  # MET or UNMET


def _stated(met: Bools, says: Bools) -> Levels:
    """MET where it fits, UNMET where the offer says something else, UNKNOWN where it says nothing."""
    return met.view(np.int8) - (says & ~met).view(np.int8)
