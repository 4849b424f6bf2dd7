"""For whom an offer is made, and how likely she is one of them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from index.bits import Bools
from index.facets import Facets
from retrieval.answers import Answers
from retrieval.occupations import groups_named

# An offer for one of these is for nobody else, unless the person said that she belongs to it.
SPECIAL_GROUPS = (
    *("women", "men", "lgbtq", "migrants", "refugees", "farmers", "veterans", "sami", "deaf", "causing_harm"),
    *("students", "unemployed", "employees", "children", "young_people", "older_people"),
)
# Who one is, and not how old or what one does: where she did not say so, such an offer is as good as none.
IDENTITY_GROUPS = SPECIAL_GROUPS[:10]
OF_AGE = {
    "child": ("children",),
    "young": ("young_people", "students"),
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
_OF_PARENTS, _NOT_SAID = frozenset(("parenting", "pregnancy_birth")), 0.2  # how likely she is a parent of whom nothing says so
# Most of those who are hurt are women: where she did not say, a line for women is likely one for her.
_LIKELY_GROUP = {"domestic_violence": ("women", 0.9), "sexual_violence": ("women", 0.9)}


def audience(answers: Answers, facets: Facets, rows: NDArray[np.int64]) -> tuple[NDArray[np.float32], Bools]:
    """How likely an offer is for her: 1 where it is for everybody or a group she named, 0 where it is for another; and which are for
    people of another identity."""
    hers = set(answers.wishes.group) | groups_named(answers) | set(OF_AGE.get(answers.age_group or "", ()))
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


