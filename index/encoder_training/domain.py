"""Tuning on the project's own words: what people say about a topic comes to lie near those who say the like of it in
another language, near the offers for it, and a little apart from those who say it of somebody else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import Tensor

from index.encoder_training.graft import Grafted, distillation_losses, tune
from index.encoder_training.loss import kinship
from index.encoder_training.reading import Labelled, ReadingHeads, reading_losses
from index.encoder_training.recipe import LANGUAGES, Recipe
from index.encoder_training.text import Example, ParallelText
from index.encoder_training.tokens import Corpus, Row, token_rows
from index.offers import Offer
from index.taxonomy import Taxonomy
from index.words import Sentence

# An offer for many topics says little about any of them.
MOST_TOPICS = 5
NOT_COMPARED = -1.0


@dataclass(frozen=True)
class Statement:
    """A text about a topic: said by somebody (`who` holds one side), a term (any side), or an offer's summary."""

    text: str
    language: str
    topics: tuple[str, ...]
    who: frozenset[str]
    is_offer: bool = False


def statements(sentences: Iterable[Sentence], offers: Iterable[Offer], taxonomy: Taxonomy) -> list[Statement]:
    """Everything the project itself says about topics, in all languages."""
    found = []
    for sentence in sentences:
        who = frozenset() if sentence.who == "unknown" else frozenset({sentence.who})
        found.append(Statement(sentence.text, sentence.language, sentence.topics, who))
    for topic in taxonomy.ids("topics"):
        for language in LANGUAGES:
            said = [taxonomy.label("topics", topic, language), taxonomy.description(topic, language)]
            for text in (*said, *taxonomy.synonyms("topics", topic, language)):
                found.append(Statement(text, language, (topic,), frozenset()))
    for offer in offers:
        if len(offer.topics) <= MOST_TOPICS:
            for language, text in offer.summary.items():
                found.append(Statement(text, language, offer.topics, frozenset(offer.for_whom), is_offer=True))
    return found


def own_text(offers: Iterable[Offer], taxonomy: Taxonomy, weight: float) -> ParallelText:
    """Our own texts as parallel text for the teacher: summaries and descriptions with their translations."""
    together = [dict(offer.summary) for offer in offers if "en" in offer.summary]
    for topic in taxonomy.ids("topics"):
        together.append({language: taxonomy.description(topic, language) for language in LANGUAGES})
        together.append({language: taxonomy.label("topics", topic, language) for language in LANGUAGES})
    examples = [
        Example(text, language, number, weight)
        for number, texts in enumerate(together)
        for language, text in texts.items()
    ]
    return ParallelText(tuple(texts["en"] for texts in together), tuple(examples))


def kin_of(statements: Sequence[Statement], other_side: float) -> Tensor:
    """How near each statement should come to each other one, shape (statements, statements), as `kinship` reads it."""
    kin = np.full((len(statements), len(statements)), NOT_COMPARED, dtype=np.float32)
    for i, one in enumerate(statements):
        for j, other in enumerate(statements):
            if i != j and not (one.is_offer and other.is_offer):
                kin[i, j] = _kin(one, other, other_side)
    return torch.from_numpy(kin)


def kinship_losses(
    model: Grafted,
    statements: Sequence[Statement],
    rows: Sequence[Row],
    taxonomy: Taxonomy,
    random: np.random.Generator,
    recipe: Recipe,
) -> Iterator[Tensor]:
    """Without end, one loss per step over neighbouring topics, each said by several people and met by an offer."""
    batches = _Batches(statements, taxonomy, random, recipe)
    while True:
        drawn = batches.draw()
        vectors = _vectors(model, [rows[number] for number in drawn])
        kin = kin_of([statements[number] for number in drawn], recipe.other_side)
        yield recipe.domain_contrast * kinship(vectors, vectors, kin, recipe)


def tune_on_statements(
    model: Grafted,
    corpus: Corpus,
    targets: NDArray[np.float16],
    said: Sequence[Statement],
    labelled: Sequence[Labelled],
    tokenizer: Tokenizer,
    taxonomy: Taxonomy,
    recipe: Recipe,
    progress: Callable[[str], None],
) -> None:
    """All losses together, so that the encoder learns our words and how to read them, and forgets nothing of the rest."""
    random = np.random.default_rng(recipe.seed + 2)
    said_rows = token_rows(tokenizer, [statement.text for statement in said], recipe)
    general = distillation_losses(model, corpus, targets, random, replace(recipe, batch=recipe.domain_batch))
    own = kinship_losses(model, said, said_rows, taxonomy, random, recipe)
    heads = ReadingHeads(labelled, model.table.embedding_dim)
    readings = reading_losses(model, heads, labelled, tokenizer, recipe)

    def together() -> Iterator[Tensor]:
        for step, (one, other) in enumerate(zip(general, readings, strict=False)):
            yield one + other + next(own) if step % recipe.kinship_every == 0 else one + other

    tune(model, together(), recipe.domain_steps, recipe.domain_table_rate, recipe.domain_rate, progress, heads)


class _Batches:
    def __init__(
        self, statements: Sequence[Statement], taxonomy: Taxonomy, random: np.random.Generator, recipe: Recipe
    ) -> None:
        self._random, self._recipe = random, recipe
        self._voices: dict[str, list[int]] = defaultdict(list)
        self._terms: dict[str, list[int]] = defaultdict(list)
        self._offers: dict[str, list[int]] = defaultdict(list)
        for number, statement in enumerate(statements):
            if statement.is_offer:
                for topic in statement.topics:
                    self._offers[topic].append(number)
            else:
                kind = self._voices if statement.who else self._terms
                kind[statement.topics[0]].append(number)
        self._neighbours: dict[str, list[str]] = defaultdict(list)
        for topic in self._voices:
            self._neighbours[str(taxonomy.entry("topics", topic).get("group"))].append(topic)

    def draw(self) -> NDArray[np.int64]:
        drawn: set[int] = set()
        for topic in self._topics():
            for kind, count in ((self._voices, self._recipe.domain_voices), (self._terms, 1), (self._offers, 1)):
                if kind[topic]:
                    drawn.update(self._random.choice(kind[topic], min(count, len(kind[topic])), replace=False).tolist())
        return np.array(sorted(drawn))

    def _topics(self) -> list[str]:
        """Whole groups of neighbouring topics, as many as fit."""
        groups = list(self._neighbours.values())
        in_order = [topic for number in self._random.permutation(len(groups)) for topic in groups[number]]
        return in_order[: self._recipe.domain_topics]


def _vectors(model: Grafted, rows: Sequence[Row]) -> Tensor:
    """In parts of like length: sentences of two and of sixty words in one batch would be mostly padding."""
    by_length = np.argsort([len(row) for row in rows], kind="stable")
    parts = [model([rows[number] for number in part]) for part in np.array_split(by_length, 4)]
    return torch.cat(parts)[torch.from_numpy(np.argsort(by_length))]


def _kin(one: Statement, other: Statement, other_side: float) -> float:
    said, met = (other, one) if one.is_offer else (one, other)
    main = said.topics[0]
    if main == met.topics[0] or (met.is_offer and main in met.topics):
        return 1.0 if not said.who or not met.who or said.who & met.who else other_side
    if main in met.topics or met.topics[0] in said.topics:
        return NOT_COMPARED
    return 0.0
