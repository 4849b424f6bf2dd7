"""What has to stand among the first offers, and what has no place there, whatever it would be worth."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.circumstances import BABY, FORCED, LOST, LOST_CHILD, LOST_TO_SUICIDE, SHELTER, WANTED
from index.facets import Facets
from index.snapshot import Snapshot
from retrieval.answers import Answers
from retrieval.audience import OF_THE_OLD, for_the_grown, is_child
from retrieval.fit import IN_DANGER, MET, UNMET, Fit, Rows
from retrieval.made_for import BOOKED, asks_for_child, for_any_child, for_any_worry, for_parents, for_situation, is_minor, one_of, speaking
from retrieval.ranking import ADDICTION, CAUSING_HARM, HARM, TO_READ, strongest, topic_vector
from retrieval.spoken import is_foreign
from retrieval.weights import RankingWeights

_AT_A_SCREEN = ("app", "online_course")  # no meeting, to whoever wishes for one
_AT_SCHOOL = 20  # years of age up to which somebody may go to a school
_A_PART = 0.2  # probability from which she cares for somebody as well
_AT_ALL = 0.05  # probability from which a topic may be hers


class Wanted(NamedTuple):
    """Of these `rows` one at least is to stand among the first: where `anyhow`, also one that serves a region alone or is about something else;
    it may be worth `least` of what stands there, and `first` is before all else."""

    rows: NDArray[np.bool_]
    least: float = 0.0
    local: bool = False
    anyhow: bool = False
    first: bool = False


def one_of_each(answers: Answers, fit: Fit, snapshot: Snapshot, rows: Rows, weights: RankingWeights) -> list[Wanted]:
    """What can be reached as she asked, what speaks her language, who has a bed where she needs one, and the line that is there for any child,
    whatever troubles it."""
    asked, facets = as_asked(fit), snapshot.facets
    if asked is not None and {*answers.wishes.contact} == {"in_person"}:  # groups meet, though a website alone tells where
        meets = one_of("kind", facets.kind[rows], ("self_help_group",), facets) & facets.has("settings", "local_community", rows)
        asked = asked | (meets & ~fit.excluded)
    wanted = [] if asked is None else [Wanted(asked, local=True)]
    if is_foreign(answers) or answers.wishes.language:
        wished = answers.wishes.language
        speaks = facets.has_any("languages", wished or (answers.language,), rows) & (fit.audience > 0) & ~fit.reserved
        speaks &= fit.levels.get(f"who={answers.who}", np.zeros(len(rows), dtype=np.int8)) >= 0
        speaks &= ~(for_any_worry(snapshot, rows) & one_of("kind", facets.kind[rows], (*TO_READ, "emergency"), facets))
        wanted.append(Wanted(speaks, 0.0 if wished else weights.foreign))
        if wished:  # whoever listens in a language that she asked for, where nothing about her matter speaks it
            wanted.append(Wanted(speaks & speaking(answers, snapshot, rows) & ~fit.excluded & ~fit.others, anyhow=True))
    cares = answers.topic_weights.get("caring_for_relatives", 0.0) >= _A_PART and answers.who in ("self", "relative")
    if cares and not IN_DANGER & {*answers.topics}:
        wanted.append(Wanted(facets.leading(("caring_for_relatives",), rows) & ~fit.excluded & ~fit.others, 0.3))
    if SHELTER in answers.wishes.lost and HARM & set(answers.topics):
        wanted.append(Wanted(facets.has("groups", SHELTER, rows) & ~fit.excluded & ~fit.others))
    if told := WANTED & {*answers.wishes.lost}:
        wanted.append(Wanted(facets.has_any("groups", told, rows) & ~fit.excluded & ~fit.others))
    forced = {FORCED} & {*answers.wishes.lost}
    if forced and not fit.excluded.all():  # whatever her matter was taken for
        men = "men" in answers.wishes.group
        made = facets.has("groups", FORCED, rows) & ~fit.excluded & ~fit.reserved & (facets.has("groups", "men", rows) | (not men))
        wanted.append(Wanted(made & (facets.national[rows] | bool(answers.region)) & facets.has("for_whom", "self", rows), anyhow=True, first=True))
    if asks_for_child(answers) and is_minor(answers):
        wanted.append(Wanted(for_parents(answers, snapshot, rows) & ~fit.excluded & ~fit.others, anyhow=True))
    if is_child(answers):
        wanted.append(Wanted(for_any_child(answers, snapshot, rows) & ~fit.excluded & ~fit.others, anyhow=True))
    return wanted


def as_asked(fit: Fit) -> NDArray[np.bool_] | None:
    """Which rows can be reached in the way that she asked for; None where she asked for none."""
    ways = strongest({reason: level for reason, level in fit.levels.items() if reason.startswith("contact")})
    return np.all([level == MET for level in ways.values()], axis=0) if ways else None


def of_another_loss(answers: Answers, facets: Facets, rows: Rows) -> NDArray[np.bool_]:
    """What is for whoever lost a child, a partner, or somebody to suicide, where she told of no such loss: nobody who thinks of dying
    is shown those whom a suicide left behind, and no son who mourns his father those whose child died."""
    out = facets.has_any("groups", LOST - {*answers.wishes.lost}, rows)
    if LOST_TO_SUICIDE not in answers.wishes.lost:
        out |= facets.leading(("grief",), rows) & facets.has("topics", "suicidality", rows)
    return out


def refused(fit: Fit) -> NDArray[np.bool_]:
    """What can be reached in none but a way that she refused."""
    out = np.zeros_like(fit.excluded)
    for reason, level in fit.levels.items():
        if reason.startswith("contact_not="):
            out |= level == UNMET
    return out


def _may_be_at_school(answers: Answers) -> bool:
    """Whether she, or the one it is about, may go to a school: nothing that was told speaks against it."""
    if not answers.age_group and not answers.setting and answers.who in (None, "self"):
        return True
    young = answers.age_group in ("child", "young") and answers.setting not in ("university", "work", "unemployment") and (answers.age or 0) <= _AT_SCHOOL
    return young or answers.setting in ("school", "vocational_training") or asks_for_child(answers) or answers.who == "colleague"


def _of_schools_alone(facets: Facets, rows: Rows) -> NDArray[np.bool_]:
    """What is there at a school for those who go there, and nowhere else."""
    elsewhere = [id for id in facets.columns["settings"] if id not in ("school", "vocational_training")]
    return facets.has("settings", "school", rows) & ~facets.has_any("settings", elsewhere, rows)


def not_asked_for(answers: Answers, snapshot: Snapshot, rows: Rows) -> NDArray[np.bool_]:
    """What is for whoever was abused or addicted first of all, where nothing says that it is about that."""
    facets = snapshot.facets
    out = np.zeros(len(rows), dtype=bool)
    if CAUSING_HARM in answers.wishes.group:  # who hurts somebody is not helped where those are who were hurt
        out |= facets.has_any("topics", HARM, rows) & ~facets.has("groups", CAUSING_HARM, rows) & ~facets.has("topics", "parenting", rows)
    if not OF_THE_OLD & {*answers.topics} and answers.setting not in ("care", "old_age"):  # care for an old mother is of no use to a sister of who starves
        out |= facets.leading(OF_THE_OLD, rows) & facets.has("groups", "older_people", rows) & (answers.age_group != "older")
    if IN_DANGER & {*answers.topics} and answers.who in ("relative", "friend") and not answers.role:  # a course next month helps nobody tonight
        out |= one_of("kind", facets.kind[rows], BOOKED, facets)
    if not _may_be_at_school(answers):
        out |= _of_schools_alone(facets, rows)
    if "in_person" in answers.wishes.contact:
        out |= one_of("kind", facets.kind[rows], _AT_A_SCREEN, facets)
    if is_child(answers):
        out |= for_the_grown(facets, rows)
    for_her = for_situation(answers, snapshot, rows)
    topics = {id for id, p in zip(snapshot.facets.columns["topics"], topic_vector(answers, snapshot), strict=True) if p >= _AT_ALL}
    addictions = {id for id in snapshot.facets.columns["topics"] if id.startswith(ADDICTION)}
    if not topics:
        return out
    unasked = {*(() if topics & HARM else ("sexual_violence",)), *(() if topics & addictions else addictions)}
    if not {BABY, LOST_CHILD} & {*answers.wishes.lost}:
        unasked |= {"pregnancy_birth"} - topics
    return np.asarray(out | (facets.leading(unasked, rows) & ~for_any_worry(snapshot, rows) & ~for_her))
