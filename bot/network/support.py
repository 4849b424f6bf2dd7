"""What kind of support a line speaks of, and about what: a closed list with cues in three languages (`support.yml`)."""
from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Dict, FrozenSet, Iterable, List, Mapping, NamedTuple, Set, Tuple

from index.linear import fold
from index.taxonomy import LANGUAGES, Taxonomy
from index.yml import read_yml

_FILE = Path(__file__).with_name("support.yml")
_WORD = re.compile(r"[a-z0-9]+")
_INSIDE = 6  # letters; so long a cue also counts inside a compound: "supervisionsgruppe", "lokalhyra"
_SHORT = 4  # up to here a cue has to be the whole word
_FACETS = ("topics", "settings", "groups")
Concept = Tuple[str, str]  # ("kind", "rooms"), ("about", "sleep"), ("topics", "grief")


class _Cues(NamedTuple):
    whole: Mapping[str, FrozenSet[Concept]]
    starts: Tuple[Tuple[str, Concept], ...]
    inside: Tuple[Tuple[str, Concept], ...]


class Support:
    """Reads lines; labels come from the same list."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        tree = read_yml(_FILE)
        self._kinds: Mapping[str, Mapping[str, object]] = tree["kinds"]
        cues: Dict[str, List[Tuple[str, Concept]]] = {language: [] for language in LANGUAGES}
        for part, name in (("kinds", "kind"), ("subjects", "about")):
            for id, entry in tree[part].items():
                for language in LANGUAGES:
                    cues[language] += [(str(cue), (name, id)) for cue in entry[language]]
        for facet in _FACETS:
            for id in taxonomy.ids(facet):
                for language in LANGUAGES:
                    said = [taxonomy.label(facet, id, language), *taxonomy.synonyms(facet, id, language)]
                    cues[language] += [(f"={fold(each)}", (facet, id)) for each in said]
        self._cues = {language: _sorted(found) for language, found in cues.items()}

    def kinds(self) -> List[str]:
        return list(self._kinds)

    def label(self, kind: str, language: str) -> str:
        labels: Mapping[str, str] = self._kinds[kind]["labels"]  # type: ignore[assignment]
        return labels.get(language) or labels["en"]

    def cues(self, kind: str, language: str) -> List[str]:
        """The words that tell a kind, folded; whole words and beginnings with a space before them."""
        found: List[str] = []
        for cue in self._kinds[kind][language]:  # type: ignore[attr-defined]
            plain = " ".join(_WORD.findall(str(cue)))
            found.append(f" {plain} " if len(plain) <= _SHORT else plain if len(plain) >= _INSIDE and " " not in plain else f" {plain}")
        return found

    @staticmethod
    def plain(text: str) -> str:
        """Folded words with single spaces between and around them."""
        return f" {' '.join(_WORD.findall(fold(text)))} "

    def read(self, text: str, language: str) -> FrozenSet[Concept]:
        """What the line speaks of; a language that is none of ours is read in all three."""
        found: FrozenSet[Concept] = frozenset()
        for each in [language] if language in self._cues else LANGUAGES:
            found |= self._read(text, self._cues[each])
        return found

    def kinds_in(self, text: str, language: str) -> FrozenSet[str]:
        return frozenset(id for name, id in self.read(text, language) if name == "kind")

    def _read(self, text: str, cues: _Cues) -> FrozenSet[Concept]:
        line = self.plain(text)
        found: Set[Concept] = set()
        for word in line.split():
            found |= cues.whole.get(word, frozenset())
        for cue, concept in cues.starts:
            if f" {cue}" in line:
                found.add(concept)
        for cue, concept in cues.inside:
            if cue in line:
                found.add(concept)
        return frozenset(found)


def _sorted(cues: Iterable[Tuple[str, Concept]]) -> _Cues:
    whole: Dict[str, FrozenSet[Concept]] = {}
    starts, inside = [], []
    for cue, concept in cues:
        exact, plain = cue.startswith("="), " ".join(_WORD.findall(cue))
        if not plain:
            continue
        if exact and " " in plain:
            inside.append((f" {plain} ", concept))
        elif exact or len(plain) <= _SHORT:
            whole[plain] = whole.get(plain, frozenset()) | {concept}
        elif len(plain) < _INSIDE or " " in plain:
            starts.append((plain, concept))
        else:
            inside.append((plain, concept))
    return _Cues(whole, tuple(starts), tuple(inside))


@lru_cache(maxsize=1)
def load_support() -> Support:
    """The list that ships with Lotse, read once a process."""
    from index.taxonomy import load_taxonomy

    return Support(load_taxonomy())
