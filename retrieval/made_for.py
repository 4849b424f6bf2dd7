"""Which offers are made for any worry, for parents, for people in her situation, for those who lead somebody; and what one is for first of all."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from index.bits import Bools
from index.circumstances import BABY, GUARDIANSHIP, LOST_FAMILY, MUSLIM, ONLINE_HATE, TRANS
from index.facets import Facets, Ints
from index.snapshot import Snapshot
from retrieval.answers import Answers
from retrieval.audience import CHILDREN, OF_FULL_AGE, is_child
from retrieval.fit import OR_HERSELF, Rows
from retrieval.occupations import groups_named, made_for

BOOKED = ("training",)  # a course or a talk does not listen to any worry
SITUATIONS = frozenset(("cancer", "prison", "farmers", "refugees", "veterans", "deaf"))
# What opens an offer to her and makes it worth no more: that a baby, the net or a faith is spoken of is no matter by itself.
_OPENING = frozenset((BABY, GUARDIANSHIP, LOST_FAMILY, MUSLIM, ONLINE_HATE, TRANS))
_EASED = frozenset(("general", "crisis", "loneliness", "stress", "depression", "trauma", "migration"))
_ANSWERED = ("helpline", "chat")
_HEARS = (*_ANSWERED, "email_counselling", "emergency", "self_help_group")
_LEAD = ("manager", "hr")


def for_any_worry(snapshot: Snapshot, rows: Rows) -> NDArray[np.bool_]:
    """The general lines, and what says that it is for any topic where somebody answers: an office that coordinates rehabilitation does
    not. No courses or talks, which are to be booked."""
    facets = snapshot.facets
    booked = one_of("kind", facets.kind[rows], BOOKED, facets)
    answers = facets.has("topics", "general", rows) & one_of("kind", facets.kind[rows], _HEARS, facets)
    return np.asarray((facets.general[rows] | answers) & ~booked)


def listening(answers: Answers, snapshot: Snapshot, rows: Rows) -> NDArray[np.bool_]:
    """What is for any worry of hers: lines for parents listen to any worry about a child, not to one about a mother who forgets."""
    any_worry = for_any_worry(snapshot, rows)
    return any_worry if may_be_parent(answers) else np.asarray(any_worry & ~snapshot.facets.for_parents_alone(rows))


def for_parents(answers: Answers, snapshot: Snapshot, rows: Rows) -> NDArray[np.bool_]:
    """The lines that help a mother or a father with whatever troubles the child; none where nobody asks for a child."""
    if not asks_for_child(answers):
        return np.zeros(len(rows), dtype=bool)
    facets = snapshot.facets
    anything = facets.has("topics", "parenting", rows) & facets.has("topics", "general", rows)
    return facets.has("groups", "parents", rows) & ~facets.has("groups", "refugees", rows) & anything & answering(snapshot, rows)


def for_situation(answers: Answers, snapshot: Snapshot, rows: Rows) -> NDArray[np.bool_]:
    """What is made for people in a situation that she told of, whatever troubles them there."""
    told = {*(SITUATIONS & {*answers.wishes.group, *answers.wishes.accessible, *groups_named(answers)}), *answers.wishes.lost} - _OPENING
    facets = snapshot.facets
    made = facets.has_any("groups", told, rows) if told else np.zeros(len(rows), dtype=bool)
    if "causing_harm" in answers.wishes.group:  # who hit a child is helped where those are who want to stop
        made |= facets.has("groups", "causing_harm", rows) & facets.has("topics", "domestic_violence", rows)
    if answers.setting == "vocational_training" and not answers.topics:  # nothing else was told, and some know what troubles there
        made |= made_for("apprentices", facets, rows)
    return made


def speaking(answers: Answers, snapshot: Snapshot, rows: Rows) -> NDArray[np.bool_]:
    """Where somebody answers in a language that she asked for, whatever weighs on her; a line for one kind of matter does not."""
    facets = snapshot.facets
    eased = facets.leading(_EASED, rows) & one_of("kind", facets.kind[rows], (*_ANSWERED, "email_counselling", "in_person"), facets)
    return eased & facets.has_any("languages", answers.wishes.language, rows)


def for_any_child(answers: Answers, snapshot: Snapshot, rows: Rows) -> NDArray[np.bool_]:
    """The line that is there for any child, whatever troubles it; none where no child writes."""
    if not is_child(answers):
        return np.zeros(len(rows), dtype=bool)
    facets = snapshot.facets
    written = bool(answers.wishes.contact or answers.wishes.contact_not)  # who would rather write is shown the one where she can
    kinds = ("helpline", "chat", "email_counselling") if written else ("helpline",)
    line = facets.has("groups", "children", rows) & facets.general[rows] & one_of("kind", facets.kind[rows], kinds, facets)
    for way in answers.wishes.contact:
        line &= facets.has("contact_types", way, rows)
    if "phone" in answers.wishes.contact_not:
        line &= ~one_of("kind", facets.kind[rows], ("helpline",), facets) | facets.has_any("contact_types", ("chat", "email"), rows)
    return line & facets.has("for_whom", "self", rows) & ~facets.has_any("groups", SITUATIONS | {"deaf"}, rows)


def for_workplace(answers: Answers, snapshot: Snapshot, rows: Rows) -> NDArray[np.bool_]:
    """What advises those who lead or work beside somebody, whatever troubles that person."""
    facets = snapshot.facets
    if not leads_or_works_beside(answers):
        return np.zeros(len(rows), dtype=bool)
    leads = answers.role in _LEAD  # coaching for the firm is nothing that somebody beside him may ask for
    advises = facets.has("for_whom", "manager" if leads else "colleague", rows) & facets.has("settings", "work", rows) & facets.has("groups", "employees", rows)
    return advises & ~facets.says("occupations", rows) & facets.has("topics", "workplace_conflict", rows)


def leads_or_works_beside(answers: Answers) -> bool:
    """Whether it is about somebody at her work, and not about a pupil or a player."""
    return answers.who == "colleague" and (answers.setting == "work" or answers.role in _LEAD)


def asks_for_child(answers: Answers) -> bool:
    return answers.who == "relative" and (answers.relation in CHILDREN or (answers.relation == "grandchild" and is_minor(answers)))


def is_minor(answers: Answers) -> bool:
    """Whether the one it is about is a child."""
    return answers.age < OF_FULL_AGE if answers.age is not None else answers.age_group == "child"


def may_be_parent(answers: Answers) -> bool:
    return asks_for_child(answers) or answers.who in OR_HERSELF


def answering(snapshot: Snapshot, rows: Rows) -> NDArray[np.bool_]:
    """Where a person answers at once."""
    return one_of("kind", snapshot.facets.kind[rows], _ANSWERED, snapshot.facets)


def one_of(column: str, numbers: Ints, ids: Iterable[str], facets: Facets) -> Bools:
    """Which of the numbers (-1: none) stand for one of the ids."""
    wanted = set(ids)
    return np.array([*(id in wanted for id in facets.columns[column]), False])[numbers]
