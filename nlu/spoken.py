"""All that a message says in set words, beside its matter: the sayings, the remarks, and what a few other readers hear."""
from __future__ import annotations

from typing import FrozenSet, Optional

from nlu.asides import may_ask
from nlu.doubts import changes_matter
from nlu.harmless import is_at_ease
from nlu.heads import Features
from nlu.intents import is_absent
from nlu.lives import lives_elsewhere
from nlu.parents import has_a_child
from nlu.region import is_wide, unknown_place
from nlu.remarks import remarked
from nlu.sayings import said
from nlu.wishes import is_of_own_age
from nlu.words import words


def says(text: str, typed: str, features: Features, question: Optional[str], language: str, placed: bool) -> FrozenSet[str]:
    """The set words and remarks of a message (nlu/sayings.py, nlu/remarks.py); `placed` where it names a place that is known. A name is read as it was `typed`."""
    named = words(typed)
    told = {"is_safe": question == "safe" and is_at_ease(text), "may_ask": may_ask(text), "absent": is_absent(text), "lives_elsewhere": lives_elsewhere(text), "of_own_age": is_of_own_age(text), "changes_matter": changes_matter(text), "has_child": has_a_child(text),
            "wide_region": not placed and is_wide(named, question == "place"), "unknown_place": not placed and question is not None and unknown_place(named, language, question == "place")}
    return frozenset(said(text, bool(question)) | remarked(text, features.hits) | {name for name, holds in told.items() if holds})
