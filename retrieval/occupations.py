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


def reserved_for_others(
    answers: Answers, facets: Facets, rows: NDArray[np.int64], levels: dict[str, NDArray[np.int8]]
) -> Bools:
    """Which of the rows are made for an occupation that she was not heard to have. For each that she named, `levels` gets
    whether an offer is made for it (1), for another (-1) or for people of any (0). What is made for hers is about her work,
    wherever the trouble shows ("my husband is a fireman"): there no other setting is unmet."""
    made = facets.occupations[rows].any(axis=1)
    for id in answers.wishes.occupation:
        hers = facets.has_any("occupations", _and_wider((id,)), rows)
        levels[f"occupation={id}"] = np.where(hers, 1, np.where(made, -1, 0)).astype(np.int8)
        for setting in [reason for reason in levels if reason.startswith("setting=")]:
            levels[setting] = np.where(hers, np.maximum(levels[setting], 0), levels[setting]).astype(np.int8)
    return np.asarray(made & ~facets.has_any("occupations", _and_wider(_heard(answers)), rows))


def groups_named(answers: Answers) -> set[str]:
    """The groups to which an occupation that she named says she belongs: employees, and farmers for farming."""
    entries = [load_taxonomy().entry("occupations", id) for id in answers.wishes.occupation if _is_known(id)]
    return {*(["employees"] if entries else []), *(str(entry["group"]) for entry in entries if "group" in entry)}


def _heard(answers: Answers) -> list[str]:
    named = [*answers.wishes.occupation, *load_taxonomy().occupations_of(answers.wishes.group)]
    around = (_OF_SETTING.get(answers.setting or ""), _OF_RELATION.get(answers.relation or ""), _OF_ROLE.get(answers.role or ""))
    return [*named, *(id for ids in around for id in ids or ())]


def _and_wider(ids: Iterable[str]) -> list[str]:
    """The occupations and those that they are within: what is for all in health care is for doctors."""
    found = list(ids)
    return [*found, *(str(wider) for id in found if _is_known(id) and (wider := load_taxonomy().entry("occupations", id).get("within")))]


def _is_known(id: str) -> bool:
    return id in load_taxonomy().ids("occupations")
