"""The classifiers of one message: intent, topics, setting, who and what it asks beside the matter, each a linear model over the same features."""
from __future__ import annotations

import os
import random
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Dict, Iterable, List, Mapping, Optional, Sequence, Tuple

import numpy as np

from index.encoder import Encoder
from index.linear import LinearModel, Row, SideBySide, Vectors, beside, char_grams, stacked, train_linear
from index.slips import slipped
from index.taxonomy import LANGUAGES, Taxonomy
from index.vectors import make_index
from index.words import PLAIN, Sentence
from nlu.alike import Alike, Neighbours
from nlu.cues import Cues
from nlu.lexicon import Hit, Lexicon
from nlu.teaching import EVERY, NO, NONE, OFF_TOPIC, YES, Message, bare, teaching
from nlu.words import Word, words

_SEED, _SLIP_WEIGHT = 2026, 0.5
_BRIEF = 8  # words
# Intents whose examples ask something beside the matter as well, by the kind of question; and those of which some do, some do not.
_ASKED_WITH = {"are_you_human": "human", "who_runs": "who_runs", "cost": "cost"}
_MAY_ASK = ("privacy", "show_contact", "find_therapist", "what_can_you_do", "why_ask", "number_wrong", "nobody_answered")
_ASIDE = "aside"
_HEADS = ("intent", "topic", "setting", "who", "relation", "wish", _ASIDE)
_REMEMBERED = ("topic", "who", "setting", "level")  # what the neighbours of a message are asked for


@dataclass(frozen=True)
class Features:
    """Of one message: its words, its lexicon hits, its reading (dimension,), the row of its pieces, and the taught sentences most alike it."""

    found: List[Word]
    hits: List[Hit]
    reading: Vectors
    row: Row
    neighbours: Neighbours = field(default=Neighbours({}))


class Heads:
    """Reads probabilities off a message. Trained from lay sentences and intent examples; kept as plain arrays."""

    def __init__(self, models: Dict[str, LinearModel], cues: Cues, alike: Alike) -> None:
        self._together = SideBySide({name: model for name, model in models.items() if name != _ASIDE})
        self._models = {**self._together.models, _ASIDE: models[_ASIDE]}  # clauses are asked about nothing else
        self._cues, self._alike = cues, alike

    def features(self, text: str, language: str, lexicon: Lexicon, reading: Vectors, vector: Optional[Vectors] = None) -> Features:
        """Without its `vector` a text has no neighbours: those of a single clause tell little."""
        found = words(text)
        hits = lexicon.find(found, language)
        neighbours = Neighbours({}) if vector is None else self.near(vector)
        return Features(found, hits, reading, beside(char_grams(text), self._cues(found, hits)), neighbours)

    def near(self, vector: Vectors) -> Neighbours:
        return self._alike.near(vector)

    def read(self, head: str, features: Features, normalised: bool = True) -> Dict[str, float]:
        """label -> probability, likeliest first (see LinearModel.probabilities); where they sum to one, beside what the neighbours say."""
        likely = (self._models[head].probabilities(features.reading, features.row, normalised) if head == _ASIDE
                  else self._together.probabilities(head, features.reading, features.row, normalised))
        return features.neighbours.beside(head, likely) if normalised else likely

    def save(self, folder: Path) -> None:
        for name, model in self._models.items():
            model.save(folder / f"{name}.npz")
        (folder / "cues.txt").write_text("\n".join(sorted(self._cues.frequent)), encoding="utf-8")
        self._alike.save(folder)

    @classmethod
    def load(cls, folder: Path, taxonomy: Taxonomy) -> Heads:
        models = {name: LinearModel.load(folder / f"{name}.npz") for name in _HEADS}
        return cls(models, Cues((folder / "cues.txt").read_text("utf-8").splitlines(), taxonomy), Alike.load(folder))


class _Samples:
    """Texts with the labels of the heads they train."""

    def __init__(self) -> None:
        self.texts: List[Tuple[str, str]] = []
        self.labels: Dict[str, List[Tuple[int, str, float]]] = {name: [] for name in _HEADS}

    def add(self, language: str, text: str, **labels: Tuple[str, float]) -> None:
        for head, (label, weight) in labels.items():
            self.labels[head].append((len(self.texts), label, weight))
        self.texts.append((language, text))

    def add_slips(self) -> None:
        """Beside what was written, how it looks when it is typed in haste: word parts that no slip spoils gain weight."""
        copies: Dict[int, int] = {}
        for number, (language, text) in enumerate(list(self.texts)):
            if (typed := slipped(text, random.Random(f"{_SEED} {text}"))) != text:  # whatever else is taught, it slips in the same way
                copies[number] = len(self.texts)
                self.texts.append((language, typed))
        for labels in self.labels.values():
            labels += [(copies[number], label, weight * _SLIP_WEIGHT) for number, label, weight in labels if number in copies]


def train_heads(encoder: Encoder, taxonomy: Taxonomy, lexicon: Lexicon, sentences: Iterable[Sentence],
                messages: Iterable[Message], intents: Iterable[Tuple[str, str, str]], asides: Iterable[Tuple[str, str, str]]) -> Heads:
    """`intents` are (language, intent, text), `asides` (language, kind of question, clause). Of all that tells something, plain sentences,
    brief messages and every third of the others are examples of `inform` as well: there are far more of them than of any other intent."""
    samples = _Samples()
    for number, sentence in enumerate(sentences):
        labels = {"topic": (sentence.topics[0], 1.0), "setting": (sentence.setting or NONE, 1.0),
                  "who": (sentence.who, 1.0), "relation": (sentence.relation or NONE, 1.0)}
        if number % EVERY == 0 or sentence.voice >= PLAIN:
            labels["intent"] = ("inform", 0.7)
        if number % (EVERY * EVERY) == 0 and "?" not in sentence.text:
            labels["aside"] = (NONE, 0.7)
        samples.add(sentence.language, sentence.text, **labels)
    for number, message in enumerate(messages):
        labels = {"setting": (message.setting or NONE, 1.0), "who": (message.who, 1.0), "relation": (message.relation or NONE, 1.0),
                  "topic": (message.about, 1.0), "wish": (YES if message.wishes else NO, 1.0)}
        if message.intent and (message.intent != "inform" or number % EVERY == 0 or len(message.text.split()) <= _BRIEF):
            labels["intent"] = (message.intent, 1.0)
        if number % EVERY == 0 and "?" not in message.text:
            labels["aside"] = (NONE, 0.7)
        samples.add(message.language, message.text, **labels)
    _add_intents(samples, intents)
    for language, kind, text in asides:
        samples.add(language, text, aside=(kind, 1.0))
    samples.add_slips()
    for topic, language, term in terms(taxonomy):
        samples.add(language, term, topic=(topic, 0.4), intent=("inform", 0.1))
    found = [words(text) for _, text in samples.texts]
    hits = [lexicon.find(each, language) for each, (language, _) in zip(found, samples.texts)]
    cues = Cues.learn(found, taxonomy)
    texts = [text for _, text in samples.texts]
    _, readings = encoder.read(texts)
    sparse = stacked([beside(char_grams(text), cues(f, h)) for text, f, h in zip(texts, found, hits)])
    with ThreadPoolExecutor(os.cpu_count()) as pool:  # the solver lets go of the interpreter
        models = pool.map(lambda head: _fit(head, samples.labels[head], readings, sparse), _HEADS)
        return Heads(dict(zip(_HEADS, models)), cues, remember(encoder, teaching()))


def remember(encoder: Encoder, taught: Sequence[Tuple[str, Mapping[str, str]]]) -> Alike:
    """`taught` are sentences with their labels by task."""
    labels = {}
    for task in _REMEMBERED:
        names = sorted({said[task] for _, said in taught if task in said})
        number = {name: place for place, name in enumerate(names)}
        labels[task] = names, np.array([number[said[task]] if task in said else -1 for _, said in taught], dtype=np.int16)
    return Alike(make_index(encoder.encode([text for text, _ in taught])), labels)


def _add_intents(samples: _Samples, intents: Iterable[Tuple[str, str, str]]) -> None:
    for language, intent, text in intents:
        labels = {"intent": (intent, 1.0)}
        if intent in ("out_of_scope", "small_talk", "greet", "insult", "thanks"):
            labels["topic"] = (OFF_TOPIC, 1.0 if intent == "out_of_scope" else 0.3)
        if intent not in _MAY_ASK and intent not in _ASKED_WITH and "?" not in text:
            labels["aside"] = (NONE, 0.5)
        samples.add(language, text, **labels)
        if intent in _ASKED_WITH:
            samples.add(language, bare(text), aside=(_ASKED_WITH[intent], 0.5))


def _fit(head: str, labels: Sequence[Tuple[int, str, float]], readings: Vectors, sparse: Any) -> LinearModel:
    rows = np.array([row for row, _, _ in labels])
    return train_linear([label for _, label, _ in labels], readings[rows], sparse[rows],
                        [weight for _, _, weight in labels], **_SETTINGS[head])


# Tuned by cross-validation over the training voices; "alone" on 2,160 messages by writers whom neither the heads nor the reading had seen.
_SETTINGS: Dict[str, Dict[str, float]] = {
    "intent": {"strength": 2.0, "scale": 3.0, "pieces_weight": 1.5},
    "topic": {"strength": 0.5, "scale": 3.0, "pieces_weight": 1.5, "alone": 0.7},
    "setting": {"strength": 2.0, "scale": 3.0, "pieces_weight": 1.5, "alone": 1.0},
    "who": {"strength": 1.0, "scale": 2.0, "pieces_weight": 2.5},
    "relation": {"strength": 1.0, "scale": 2.0, "pieces_weight": 2.5},
    "aside": {"strength": 2.0, "scale": 3.0, "pieces_weight": 2.5, "alone": 0.4},
    "wish": {"strength": 1.0, "scale": 3.0, "pieces_weight": 2.5, "alone": 0.7},
}


def terms(taxonomy: Taxonomy) -> List[Tuple[str, str, str]]:
    """(topic, language, term) over labels, descriptions and synonyms of the vocabulary."""
    return [(topic, language, word) for topic in taxonomy.ids("topics") for language in LANGUAGES
            for word in [taxonomy.label("topics", topic, language), taxonomy.description(topic, language),
                         *taxonomy.synonyms("topics", topic, language)]]
