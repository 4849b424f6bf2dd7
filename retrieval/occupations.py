"""Offers made for one occupation alone: for somebody who has it before all others, and for nobody else."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from index.bits import Bools
from index.facets import Facets
from index.taxonomy import load_taxonomy
from retrieval.answers import Answers

# What else tells that somebody may have an occupation: enough to be shown what is made for it, not to be shown it first.
_OF_SETTING = {"vocational_training": ("apprentices",)}
_OF_RELATION = {"apprentice": ("apprentices",)}
_OF_ROLE = {"professional": ("health", "social_work"), "teacher": ("teaching",)}


def made_for_one(facets: Facets, rows: NDArray[np.int64]) -> Bools:
    """Which of the rows are made for people of some occupation."""
    return facets.says("occupations", rows)


def made_for(id: str, facets: Facets, rows: NDArray[np.int64]) -> Bools:
    """Which of the rows are made for an occupation, or for a wider one that it is within."""
    return facets.has_any("occupations", _and_wider((id,)), rows)


def reserved_for_others(heard: Iterable[str], facets: Facets, rows: NDArray[np.int64]) -> Bools:
    """Which of the rows are made for an occupation that she was not heard to have."""
    return made_for_one(facets, rows) & ~facets.has_any("occupations", _and_wider(heard), rows)


def groups_named(answers: Answers) -> set[str]:
    """The groups to which an occupation that she named says she belongs: employees, and farmers for farming."""
    entries = [load_taxonomy().entry("occupations", id) for id in answers.wishes.occupation if _is_known(id)]
    return {*(["employees"] if entries else []), *(str(entry["group"]) for entry in entries if "group" in entry)}


def heard(answers: Answers) -> tuple[str, ...]:
    """The occupations that she, or the one she asks for, may have."""
    named = (*answers.wishes.occupation, *(load_taxonomy().occupations_of(answers.wishes.group) if answers.wishes.group else ()))
    around = (_OF_SETTING.get(answers.setting or ""), _OF_RELATION.get(answers.relation or ""), _OF_ROLE.get(answers.role or ""))
    return (*named, *(id for ids in around for id in ids or ()))


def _and_wider(ids: Iterable[str]) -> list[str]:
    """The occupations and those that they are within: what is for all in health care is for doctors."""
    found = list(ids)
    return [*found, *(str(wider) for id in found if _is_known(id) and (wider := load_taxonomy().entry("occupations", id).get("within")))]


def _is_known(id: str) -> bool:
    return id in load_taxonomy().ids("occupations")
