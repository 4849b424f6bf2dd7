"""Which kind of help an offer is: a topic, a form and the people it is for, read from its fields, its words and its meaning.

What is plain in some offers is learned for the others: an offer's own fields and words are evidence, and how the offers of one
form speak tells the form of those that name none. A few rounds of expectation and maximisation over words and vectors.
"""
from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, Dict, List, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from index.exchange.terms import Terms
from index.lexical import terms as words_of
from index.linear import Vectors, fold
from index.offers import Offer
from index.taxonomy import Taxonomy
from index.yml import read_yml

Floats = NDArray[np.float64]
_FILE = Path(__file__).with_name("forms.yml")
_IN_NAME, _IN_TEXT = 3.0, 1.5  # evidence (a logarithm of odds) of a word in the name, and in the description
_OWN, _ASSUMED = 2.5, 1.0  # of a field that was filled, and of one that an import may have filled in
_ASSUMED_KINDS = ("in_person", "helpline", "information")
_ROUNDS = 5
_SMOOTH = 200.0  # words that every class is taken to have said like all
_FEW = 3.0  # offers; of fewer, the mean direction of meaning counts little
_WORDS, _MEANING = 0.5, 8.0  # weights of the words and of the vector beside the evidence
_NEVER = -50.0
_COMMON = 0.5  # share of the offers from which on a word tells nothing


class Kind(NamedTuple):
    """A kind of help: ids of a topic, and of a form and the people in forms.yml."""

    topic: str
    form: str
    people: str


@lru_cache(maxsize=1)
def load_forms(path: Path = _FILE) -> Dict[str, Dict[str, Any]]:
    """{"forms": …, "people": …} as forms.yml has them, read once a process."""
    tree: Dict[str, Dict[str, Any]] = read_yml(path)
    return tree


def kinds_of_help(offers: Sequence[Offer], vectors: Vectors, taxonomy: Taxonomy, terms: Terms) -> List[Kind]:
    """The kind of each offer. `vectors` are unit vectors of name and description, a row an offer."""
    if not offers:
        return []
    tree, texts = load_forms(), [(fold(offer.name), fold(" ".join(offer.summary.values()))) for offer in offers]
    topics = [_topic(offer, taxonomy, terms) for offer in offers]
    counts, rest = _counted(texts), _without(vectors, topics, offers)
    chosen = {}
    for part, own in (("people", _own_people), ("forms", _own_form)):
        evidence = _evidence(offers, texts, tree[part], own)
        chosen[part] = [list(tree[part])[best] for best in _learned(evidence, counts, rest).argmax(axis=1)]
    return [Kind(*each) for each in zip(topics, chosen["forms"], chosen["people"], strict=True)]


def _topic(offer: Offer, taxonomy: Taxonomy, terms: Terms) -> str:
    """The topic that its fields and words speak for most; of equals the field's first."""
    if offer.scope == "general":
        return "general"
    votes: Dict[str, float] = {}
    for place, topic in enumerate(topic for topic in offer.topics if topic != "general"):
        votes[topic] = 1.0 - 0.01 * place
    for hit in terms.within("topics", offer.name):
        votes[hit.id] = votes.get(hit.id, 0.0) + 2.0
    for text in offer.summary.values():
        for hit in terms.within("topics", text):
            votes[hit.id] = votes.get(hit.id, 0.0) + 1.0 / len(offer.summary)
    return max(votes, key=lambda topic: votes[topic], default="general")


def _own_form(offer: Offer, entry: Dict[str, Any]) -> float:
    return (_ASSUMED if offer.kind in _ASSUMED_KINDS else _OWN) if offer.kind in entry["kinds"] else 0.0


def _own_people(offer: Offer, entry: Dict[str, Any]) -> float:
    asked = set(offer.for_whom)
    both = "self" in asked and len(asked) > 1
    if both or set(entry["who"]) == {"self", "relative"}:
        return 2 * _OWN if both and set(entry["who"]) == {"self", "relative"} else 0.0
    return (0.5 if asked == {"self"} else _OWN) if asked & set(entry["who"]) else 0.0


def _evidence(offers: Sequence[Offer], texts: Sequence[tuple[str, str]], entries: Dict[str, Any],
              own: Callable[[Offer, Dict[str, Any]], float]) -> Floats:
    """(offers, classes): what an offer's own fields and words say."""
    found = np.zeros((len(offers), len(entries)))
    for row, (offer, (name, text)) in enumerate(zip(offers, texts, strict=True)):
        for column, entry in enumerate(entries.values()):
            found[row, column] = own(offer, entry) + _IN_NAME * any(stem in f" {name} " for stem in entry["stems"]) \
                + _IN_TEXT * any(stem in f" {text} " for stem in entry["stems"])
    return found


def _learned(evidence: Floats, counts: csr_matrix, vectors: Vectors) -> Floats:
    """(offers, classes): the evidence, and how like the others of a class an offer speaks."""
    best = evidence.max(axis=1, keepdims=True)
    alone = (evidence == best) & ((evidence == best).sum(axis=1, keepdims=True) == 1)
    evidence = np.where(alone.any(axis=0), evidence, _NEVER)  # a class that none is plainly of gathers nothing
    background = np.asarray(counts.sum(axis=0)).ravel()[:, None] + 1e-6
    background = background / background.sum()
    scores = evidence + np.log((alone.sum(axis=0) + 1) / (alone.sum() + len(alone[0])))
    for _ in range(_ROUNDS):
        belief = np.exp(scores - scores.max(axis=1, keepdims=True))
        belief /= belief.sum(axis=1, keepdims=True)
        said = np.asarray(counts.T @ belief) + _SMOOTH * background  # so that a class of few offers speaks like all
        tell = np.log(said / said.sum(axis=0)) - np.log(background)
        means = belief.T @ vectors
        means /= np.linalg.norm(means, axis=1, keepdims=True) + _FEW
        scores = evidence + np.log(belief.mean(axis=0) + 1e-9) + _WORDS * np.asarray(counts @ tell) + _MEANING * (vectors @ means.T)
    return scores


def _counted(texts: Sequence[tuple[str, str]]) -> csr_matrix:
    """(offers, words): which words stand in each, without those that stand in one alone or in most."""
    numbers: Dict[str, int] = {}
    rows: List[int] = []
    columns: List[int] = []
    for row, text in enumerate(texts):
        for word in set(words_of(" ".join(text))):
            rows.append(row)
            columns.append(numbers.setdefault(word, len(numbers)))
    counts = csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(len(texts), max(len(numbers), 1)))
    often = np.asarray(counts.sum(axis=0)).ravel()
    return counts[:, (often > 1) & (often <= max(2, _COMMON * len(texts)))]


def _without(vectors: Vectors, topics: Sequence[str], offers: Sequence[Offer]) -> Vectors:
    """The vectors without what the topic and the language say of them, as unit vectors."""
    columns = sorted(set(topics)) + sorted({language for offer in offers for language in offer.summary})
    told = np.array([[column == topic or column in offer.summary for column in columns] for topic, offer in zip(topics, offers, strict=True)], dtype=float)
    rest = vectors - told @ np.linalg.solve(told.T @ told + np.eye(len(columns)), told.T @ vectors)
    return np.asarray(rest / np.maximum(np.linalg.norm(rest, axis=1, keepdims=True), 1e-6), dtype=np.float32)
