"""How each answer fits each offer, read from the offers' fields and nothing else: met, unknown or unmet."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.bits import Bools
from index.facets import Facets, Ints, Times
from index.freshness import CRISIS_AFTER, MARKED_AFTER
from index.hours import opening
from index.snapshot import Snapshot
from retrieval.answers import Answers
from retrieval.kept import Kept
from retrieval.occupations import groups_named, reserved_for_others

Levels = NDArray[np.int8]
Rows = NDArray[np.int64]
MET, UNKNOWN, UNMET = 1, 0, -1
IN_DANGER = frozenset(("crisis", "suicidality", "self_harm"))  # topics whose contacts have to be fresher

# An offer for one of these is for nobody else, unless the person said that she belongs to it.
SPECIAL_GROUPS = (
    *("women", "men", "lgbtq", "migrants", "refugees", "farmers", "veterans", "sami", "deaf", "causing_harm"),
    *("students", "unemployed", "employees", "children", "young_people", "older_people"),
)
# Who one is, and not how old or what one does: where she did not say so, such an offer is as good as none.
IDENTITY_GROUPS = SPECIAL_GROUPS[:10]
OR_HERSELF = (None, "self", "unknown")
_OF_AGE = {
    "child": ("children",),
    "young": ("young_people", "students"),
    "adult": ("adults", "parents", "employees"),
    "older": ("older_people", "adults"),
}
_AGE_SPAN = {"child": (0, 12), "young": (13, 26), "adult": (27, 64), "older": (65, 110)}
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
_ASKS_AS = {
    "self": ("self",),
    "relative": ("relative",),
    "friend": ("friend", "relative"),
    "colleague": ("colleague", "manager", "professional"),
}
_CARES = "caring_for_relatives"
_ROLE_ASKS_AS = {
    "manager": ("manager", "colleague"),
    "hr": ("manager", "professional", "institution"),
    "teacher": ("professional",),
    "trainer": ("professional", "colleague"),
    "professional": ("professional",),
    "volunteer_lead": ("professional", "friend"),
}


class Fit(NamedTuple):
    """`levels` holds, for every answer ("who=relative"), one of MET, UNKNOWN, UNMET per row; `excluded` what cannot
    help at all; `audience` how likely the offer is for her, 1 where it is for everybody, 0 where it is for others; `others` what is made
    for people of an identity (women, deaf people …) that she did not name;
    `reserved` what is made for an occupation while nobody knows hers; `unchecked` those of which nobody has looked at a contact for a year."""

    levels: dict[str, Levels]
    excluded: Bools
    audience: NDArray[np.float32]
    others: Bools
    reserved: Bools
    unchecked: Bools


def fit(
    answers: Answers, snapshot: Snapshot, rows: Rows, at: datetime | None = None, kept: Kept | None = None
) -> Fit:
    """How `answers` fit the offers in `rows`, at a moment (aware; default now). `kept` is of the same rows and moment."""
    facets, known = snapshot.facets, kept or Kept()
    levels: dict[str, Levels] = {}
    excluded = known.of(
        ("elsewhere", answers.country),
        lambda: (facets.country[rows] != facets.columns["country"].index(answers.country)) | facets.stale[rows],
    ).copy()
    for topic in answers.topics:
        levels[f"topic={topic}"] = known.of(("topic", topic), lambda: _either(facets.has("topics", topic, rows)))  # noqa: B023
    if answers.who in _ASKS_AS:
        levels[f"who={answers.who}"] = _either(facets.has_any("for_whom", _asks_as(answers), rows))
    if answers.setting:
        somewhere = known.of("settings", lambda: facets.settings[rows].any(axis=1))
        levels[f"setting={answers.setting}"] = _stated(facets.has("settings", answers.setting, rows), somewhere)
    if answers.age_group:
        asking = answers.who in OR_HERSELF
        level, outside = known.of(
            ("age", answers.age, answers.age_group, asking), lambda: _age(answers, facets, rows)
        )
        levels[f"age_group={answers.age_group}"] = level
        excluded |= outside
    if answers.region:
        level, outside = known.of(
            ("region", answers.region, answers.place), lambda: _region(answers, facets, rows)
        )
        levels[f"region={answers.region}"] = level
        excluded |= outside
    wished, unwished = known.of(
        ("wishes", answers.wishes, answers.language, answers.country, answers.region),
        lambda: _wishes(answers, snapshot, rows, at),
    )
    levels.update(wished)
    excluded |= unwished
    reserved = reserved_for_others(answers, facets, rows, levels)
    if answers.wishes.occupation:
        excluded |= reserved
    today = at.date() if at else date.today()
    if set(answers.topics) & IN_DANGER:
        excluded |= _since(facets.crisis_check[rows], today - CRISIS_AFTER) & ~_is_emergency(facets, rows)
    unchecked = known.of("unchecked", lambda: _since(facets.checked[rows], today - MARKED_AFTER))
    wishes = answers.wishes
    said = (wishes.group, wishes.occupation, wishes.accessible, answers.age_group, answers.setting, answers.topics, answers.who, answers.role)
    audience, others = known.of(("audience", said), lambda: _audience(answers, facets, rows))
    return Fit(levels, excluded, audience, others, reserved, unchecked)


def _asks_as(answers: Answers) -> tuple[str, ...]:
    """As whom she may turn to an offer: who cares for somebody asks for herself and is a relative all the same."""
    if answers.who == "self" and _CARES in answers.topics:
        return ("self", "relative")
    as_ever = _ASKS_AS[answers.who or ""]
    return _ROLE_ASKS_AS.get(answers.role or "", as_ever) if answers.who == "colleague" else as_ever


def _region(answers: Answers, facets: Facets, rows: Rows) -> tuple[Levels, Bools]:
    """The level, and what serves another region or another municipality."""
    serves = facets.national[rows] | facets.has("regions", answers.region or "", rows)
    elsewhere = (facets.place[rows] >= 0) & ~_at_place(facets, rows, answers.place)
    return _stated(serves & ~elsewhere, serves | True), ~serves | elsewhere


def _since(days: Ints, last: date) -> Bools:
    """Which of the days (ordinals, 0: not known) are a last day or before it."""
    return np.asarray((days > 0) & (days <= last.toordinal()))


def _is_emergency(facets: Facets, rows: Rows) -> Bools:
    return np.asarray(facets.kind[rows] == facets.columns["kind"].index("emergency"))


def _wishes(
    answers: Answers, snapshot: Snapshot, rows: Rows, at: datetime | None
) -> tuple[dict[str, Levels], Bools]:
    """The levels, and what is in none of her languages."""
    facets, wishes = snapshot.facets, answers.wishes
    levels: dict[str, Levels] = {}
    excluded = np.zeros(len(rows), dtype=bool)
    for way in wishes.contact:
        levels[f"contact={way}"] = _either(facets.has("contact_types", way, rows))
    for way in wishes.contact_not:
        others = facets.contact_types[rows].copy()
        for same in (way, *(("web", "address") if way != "web" else ())):
            if same in facets.columns["contact_types"]:
                others[:, facets.columns["contact_types"].index(same)] = False
        levels[f"contact_not={way}"] = _either(others.any(axis=1))
    for language in wishes.language:
        levels[f"language={language}"] = _either(facets.has("languages", language, rows))
    if not wishes.language:
        hers = facets.has("languages", answers.language, rows)
        spoken = _SPOKEN.get(answers.country, ())
        if answers.language not in spoken:
            levels[f"language={answers.language}"] = _either(hers)
            hers = hers | facets.has_any("languages", spoken, rows)
        excluded |= ~hers  # one that speaks neither her language nor that of the country is of no use to her
    if wishes.cost == "free":
        levels["cost=free"] = np.asarray(np.sign(facets.free[rows] * 2 - 1) * (facets.free[rows] >= 0), dtype=np.int8)
    if wishes.anonymous:
        known = facets.anonymous[rows] >= 0
        levels["anonymous"] = _stated(facets.anonymous[rows] == 1, known)
    if wishes.near:
        near = facets.has("contact_types", "in_person", rows)
        levels["near"] = _stated(near & (~facets.national[rows]), ~near if answers.region is None else near | True)
    _needs(answers, snapshot, rows, at, levels)
    return levels, excluded


def _needs(
    answers: Answers, snapshot: Snapshot, rows: Rows, at: datetime | None, levels: dict[str, Levels]
) -> None:
    """For which group, with which access, and when."""
    facets, wishes = snapshot.facets, answers.wishes
    for group in wishes.group:
        special = facets.has_any("groups", SPECIAL_GROUPS, rows)
        levels[f"group={group}"] = _stated(facets.has("groups", group, rows), special)
    for need in wishes.accessible:
        if need == "deaf":
            silent = facets.has_any("contact_types", ("chat", "email", "sms", "form"), rows)
            silent |= facets.has("groups", "deaf", rows) | facets.has("languages", "gsg", rows)
            levels["accessible=deaf"] = _either(silent)
        else:
            levels[f"accessible={need}"] = np.zeros(len(rows), dtype=np.int8)
    if wishes.time:
        number, which = np.unique(facets.hours[rows], return_inverse=True)  # many offers keep the same hours
        met = [UNKNOWN if n < 0 else _reachable(facets.times[n], wishes.time, at) for n in number]
        levels[f"time={wishes.time}"] = np.array(met, dtype=np.int8)[which]


# In these countries offers speak the language unless they are made for speakers of another one.
_SPOKEN = {"DE": ("de",), "AT": ("de",), "CH": ("de",), "SE": ("sv",)}


_OF_PARENTS, _NOT_SAID = frozenset(("parenting", "pregnancy_birth")), 0.2  # how likely she is a parent of whom nothing says so
# Most of those who are hurt are women: where she did not say, a line for women is likely one for her.
_LIKELY_GROUP = {"domestic_violence": ("women", 0.9), "sexual_violence": ("women", 0.9)}


def _audience(answers: Answers, facets: Facets, rows: Rows) -> tuple[NDArray[np.float32], Bools]:
    """How likely an offer is for her: 1 where it is for everybody or a group she named, 0 where it is for another; and which are for
    people of another identity."""
    hers = set(answers.wishes.group) | groups_named(answers) | set(_OF_AGE.get(answers.age_group or "", ()))
    hers |= set(answers.wishes.accessible) & {"deaf"}
    hers |= {_SETTING_GROUP.get(answers.setting or "", ""), *(group for t in answers.topics for group in _TOPIC_GROUPS.get(t, ()))}
    if answers.setting == "school" and answers.who == "self" and not answers.role and not answers.age_group:
        hers |= {"children", "young_people"}  # whoever writes of her own school, and not as a teacher, is most likely a pupil
    if answers.who in ("relative", "friend", "colleague"):
        hers |= {"children", "young_people", "older_people", "parents", "carers"}  # may be about anybody
    open_to_all = facets.has("groups", "adults", rows)
    if answers.age_group in ("child", "young"):
        open_to_all = np.zeros(len(rows), dtype=bool)
    special = facets.has_any("groups", (g for g in SPECIAL_GROUPS if g not in hers), rows)
    mine = facets.has_any("groups", hers, rows)
    identity = facets.has_any("groups", (g for g in IDENTITY_GROUPS if g not in hers), rows)
    audience = np.asarray(~(special & ~mine & (~open_to_all | identity)), dtype=np.float32)
    for group, likely in {_LIKELY_GROUP[t] for t in answers.topics if t in _LIKELY_GROUP and not answers.wishes.group}:
        others = facets.has_any("groups", (g for g in IDENTITY_GROUPS if g != group), rows)
        audience = np.where((audience == 0) & facets.has("groups", group, rows) & ~others, likely, audience).astype(np.float32)
    if answers.who == "self" and answers.setting != "family" and not _OF_PARENTS & set(answers.topics) and "parents" not in answers.wishes.group:
        audience = np.where(facets.for_parents_alone(rows), np.minimum(audience, _NOT_SAID), audience).astype(np.float32)
    return audience, identity & (audience == 0)


def _age(answers: Answers, facets: Facets, rows: Rows) -> tuple[Levels, Bools]:
    """Only the age of the one who asks shuts her out: a parent may call where children are helped."""
    low, high = (answers.age, answers.age) if answers.age is not None else _AGE_SPAN[answers.age_group or "adult"]
    inside = (facets.age_min[rows] <= high) & (facets.age_max[rows] >= low)
    limited = (facets.age_min[rows] > 0) | (facets.age_max[rows] < 200)
    named = facets.has_any("groups", _OF_AGE[answers.age_group or "adult"], rows)
    young = facets.has("groups", "children", rows) | facets.has("groups", "young_people", rows)
    grown = facets.has("groups", "adults", rows) | facets.has("groups", "parents", rows)
    outside = limited & ~inside
    if answers.who in OR_HERSELF:
        if answers.age_group in ("adult", "older"):
            outside = outside | (young & ~grown & ~limited)
        elif answers.age_group == "child":
            outside = outside | (grown & ~young & ~limited)
    level = _stated((limited & inside) | (named & ~limited), limited)
    return level, outside


def _at_place(facets: Facets, rows: Rows, place: str | None) -> Bools:
    wanted = facets.places.index(place) if place in facets.places else -2
    return np.asarray(facets.place[rows] == wanted)


def _reachable(times: Times, time: str, at: datetime | None) -> int:
    if time == "now":
        open_now = any(opening(hours, times.country, times.region, at).open for hours in times.hours)
        return MET if open_now else UNMET
    late = (
        any(h == "24/7" or _late(h) for h in times.hours)
        if time == "evening"
        else any(h == "24/7" or "Sa" in h or "Su" in h for h in times.hours)
    )
    return MET if late else UNMET


def _late(hours: str) -> bool:
    ends: list[int] = [
        int(part[:2]) for part in hours.replace(" ", "").replace("–", "-").split("-") if part[:2].isdecimal()
    ]
    return any(end >= 19 for end in ends)


def _either(met: Bools) -> Levels:
    return np.where(met, MET, UNMET).astype(np.int8)


def _stated(met: Bools, says: Bools) -> Levels:
    """MET where it fits, UNMET where the offer says something else, UNKNOWN where it says nothing."""
    return np.where(met, MET, np.where(says, UNMET, UNKNOWN)).astype(np.int8)
