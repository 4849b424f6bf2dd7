"""Which words of the closed vocabulary a message holds: relations, topics, settings and groups, by spaCy's PhraseMatcher."""
from __future__ import annotations

from pathlib import Path
from typing import Any, Dict, List, NamedTuple, Sequence

from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc
from spacy.util import filter_spans

from index.taxonomy import LANGUAGES, Taxonomy
from index.yml import read_yml
from nlu.words import Word, blank, folded_doc, words

LAY_TERMS = Path(__file__).with_name("lay_terms.yml")
_FACETS = {"relations": "words", "topics": "synonyms", "settings": "synonyms", "groups": "synonyms"}


class Hit(NamedTuple):
    """An id of the vocabulary at words [start, end) of the message; `sure` is False where the word may mean another."""

    facet: str
    id: str
    start: int
    end: int
    sure: bool = True


class Lexicon:
    """One matcher a language over all terms of the taxonomy and the lay terms beside them, folded."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        self._matchers: Dict[str, PhraseMatcher] = {lang: PhraseMatcher(blank().vocab) for lang in LANGUAGES}
        lay = lay_terms()
        for facet, key in _FACETS.items():
            for id in taxonomy.ids(facet):
                entry = taxonomy.entry(facet, id)
                for language in LANGUAGES:
                    terms = [*((entry.get(key) or {}).get(language) or []), *lay.get(facet, {}).get(id, {}).get(language, [])]
                    self._add(language, f"{facet} {id} 1", terms)
                    self._add(language, f"{facet} {id} 0", (entry.get("ambiguous") or {}).get(language) or [])

    def _add(self, language: str, name: str, terms: Sequence[str]) -> None:
        docs = [folded_doc([w for w in words(str(term)) if not w.is_break]) for term in terms]
        if docs:
            self._matchers[language].add(name, docs)

    def find(self, found: List[Word], language: str) -> List[Hit]:
        """The hits in the order of the message; within a facet the longest of overlapping ones."""
        doc: Doc = folded_doc(found)
        spans = self._matchers.get(language, self._matchers["en"])(doc, as_spans=True)
        hits: List[Hit] = []
        for facet in _FACETS:
            of_facet = [span for span in spans if span.label_.startswith(facet + " ")]
            sure = [span for span in of_facet if span.label_.endswith("1")]
            for span in filter_spans(sure or of_facet) if facet != "relations" else filter_spans(of_facet):
                _, id, certain = span.label_.split(" ")
                hits.append(Hit(facet, id, span.start, span.end, certain == "1"))
        return sorted(hits, key=lambda hit: hit.start)


def lay_terms() -> Dict[str, Dict[str, Dict[str, List[str]]]]:
    """facet -> id -> language -> words by which people tell it that are no terms of the vocabulary."""
    read: Dict[str, Any] = read_yml(LAY_TERMS)
    return read
