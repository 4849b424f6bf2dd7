"""The classifier beside the guard's rules: how likely a message speaks of danger, of danger now, and of which kind.

Linear models over the encoder's reading, character n-grams and signs: which classes of words of the rules' file (die,
not, more, now, he/she, farewell …) stand in a message and in which order. The classes are the same in all languages,
so what is learnt from a Swedish sentence helps with a German one.
"""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

from index.encoder import Encoder
from index.linear import LinearModel, Row, SideBySide, Vectors, beside, char_grams, hashed, stacked, train_linear
from index.words import read_sentences
from nlu.phrases import Vocabulary, read_line
from nlu.teaching import EXAMPLES, NONE, UNSAFE_TOPICS, read_dangers, read_messages

_NEAR = 12  # words between two signs that still belong together
# Those whose topic is itself a danger are examples of concern at least, professionals' questions aside.
_KIND_OF_TOPIC = {"suicidality": "suicidality", "self_harm": "self_harm", "domestic_violence": "violence_now"}
_PROFESSIONAL = 7
_WEIGHTS = {"crisis": 1.0, "unsafe": 0.5, "lay": 0.5, "message": 1.0, "everyday": 1.5}
_MODELS = ("alarm", "acute", "kind")


class Example(NamedTuple):
    """`source`: "crisis" (crisis*.tsv), "lay" and "unsafe" (index/data/words), "message"
    (messages*.jsonl that speak of no danger), "everyday" (examples of intents)."""

    language: str
    text: str
    level: str
    kind: str | None
    source: str


class Danger(NamedTuple):
    """Probabilities of danger at all and of danger now, and the likeliest kind."""

    alarm: float
    acute: float
    kind: str


@dataclass(frozen=True)
class Signs:
    """Hashed signs of a message: the classes of its words alone, in order, and together."""

    vocabulary: Vocabulary

    def pieces(self, text: str) -> list[str]:
        found: list[list[str]] = []
        line = read_line(text, self.vocabulary).text.split()
        for word in line:
            found.append([word] if word in ".,\"" else self.vocabulary.names_of(word) or ["_"])
        first = [names[0] for names in found]
        grams = [" ".join(first[i:i + n]) for n in (2, 3) for i in range(len(first) - n + 1)]
        signs = [(place, name) for place, names in enumerate(found) for name in names if name[:1] not in ".,\"_"]
        pairs = {f"{min(a, b)}+{max(a, b)}" for (i, a), (j, b) in combinations(signs, 2) if 0 < j - i <= _NEAR}
        return [*grams, *(name for _, name in signs), *sorted(pairs), f"long:{min(len(line) // 8, 5)}"]

    def __call__(self, text: str) -> Row:
        """The signs, beside the character n-grams of the text."""
        return beside(char_grams(text), hashed([sign.encode() for sign in self.pieces(text)]))


@dataclass(frozen=True)
class DangerReader:
    """Asks the three models about one message."""

    models: dict[str, LinearModel]
    signs: Signs

    def read(self, text: str, vector: Vectors) -> Danger:
        row = self.signs(text)
        alarm, acute, kind = (self._together.probabilities(name, vector, row) for name in _MODELS)
        return Danger(alarm["yes"], acute["yes"], next(iter(kind)))

    @cached_property
    def _together(self) -> SideBySide:
        return SideBySide(self.models)

    def save(self, folder: Path) -> None:
        for name, model in self.models.items():
            model.save(folder / f"{name}.npz")

    @classmethod
    def load(cls, folder: Path, vocabulary: Vocabulary) -> DangerReader:
        models = {name: LinearModel.load(folder / f"{name}.npz") for name in _MODELS}
        return cls(models, Signs(vocabulary))


def read_examples(everyday: Iterable[tuple[str, str]] = (), folder: Path = EXAMPLES) -> list[Example]:
    """The crisis sentences of all languages, the lay sentences, and (language, text) of what people say every day."""
    found = [Example(danger.language, danger.text, danger.level, danger.kind, "crisis") for danger in read_dangers(folder)]
    for lay in read_sentences(held_out=False):
        kind = _KIND_OF_TOPIC.get(lay.topics[0])
        if kind and lay.voice != _PROFESSIONAL:
            found.append(Example(lay.language, lay.text, "concern", kind, "unsafe"))
        elif UNSAFE_TOPICS.isdisjoint(lay.topics):
            found.append(Example(lay.language, lay.text, NONE, None, "lay"))
    for message in read_messages(folder):
        if message.is_calm:
            found.append(Example(message.language, message.text, NONE, None, "message"))
    return found + [Example(language, text, NONE, None, "everyday") for language, text in everyday]


def train_danger(encoder: Encoder, vocabulary: Vocabulary, examples: Sequence[Example]) -> DangerReader:
    return fit_danger(examples, encoder.read([example.text for example in examples])[1], vocabulary)


def fit_danger(examples: Sequence[Example], vectors: Vectors, vocabulary: Vocabulary) -> DangerReader:
    """`train_danger` for those who have the vectors already."""
    signs = Signs(vocabulary)
    sparse = stacked([signs(example.text) for example in examples])
    weights = [_WEIGHTS[example.source] for example in examples]
    models = {"alarm": _fit(["yes" if e.level != NONE else "no" for e in examples], vectors, sparse, weights)}
    # "unsafe" sentences are concerns at least; which of them are acute nobody has said.
    rows = [row for row, example in enumerate(examples) if example.source != "unsafe"]
    models["acute"] = _fit(["yes" if examples[row].level == "acute" else "no" for row in rows], vectors[rows],
                           sparse[rows], [weights[row] for row in rows])
    rows = [row for row, example in enumerate(examples) if example.kind]
    models["kind"] = _fit([str(examples[row].kind) for row in rows], vectors[rows], sparse[rows], None)
    return DangerReader(models, signs)


def _fit(labels: Sequence[str], vectors: Vectors, sparse: Any, weights: Sequence[float] | None) -> LinearModel:
    return train_linear(labels, vectors, sparse, weights, strength=0.3, scale=8.0, pieces_weight=2.0, alone=0.5)
