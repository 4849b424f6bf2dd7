"""The trilingual subword vocabulary, and the examples as token numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, trainers

from index.encoder_training.recipe import Recipe
from index.encoder_training.text import Example

PADDING, UNKNOWN, START, END = "[PAD]", "[UNK]", "[CLS]", "[SEP]"

# Swedish text is the scarcest; seen three times it gets its share of the vocabulary.
TIMES_SEEN = {"de": 1, "sv": 3, "en": 1}

Row = NDArray[np.int32]


@dataclass(frozen=True)
class Corpus:
    """All examples as token numbers; `target[i]` is the teacher row that `rows[i]` should reach."""

    rows: Sequence[Row]
    target: NDArray[np.int64]
    weight: NDArray[np.float64]

    def draw(self, count: int, random: np.random.Generator) -> NDArray[np.int64]:
        """Numbers of examples, drawn with replacement by their weight."""
        cumulative = np.cumsum(self.weight)
        drawn: NDArray[np.int64] = np.searchsorted(cumulative, random.random(count) * cumulative[-1])
        return drawn

    def draw_of_like_length(self, batch: int, batches: int, random: np.random.Generator) -> Iterator[NDArray[np.int64]]:
        """`batches` batches whose texts are about equally long, so that little is spent on padding."""
        drawn = self.draw(batch * batches, random)
        lengths = np.array([len(self.rows[number]) for number in drawn])
        drawn = drawn[np.argsort(lengths + random.random(len(drawn)))]
        for start in random.permutation(batches):
            yield drawn[start * batch : (start + 1) * batch]


def train_tokenizer(examples: Sequence[Example], recipe: Recipe) -> Tokenizer:
    """Learn the vocabulary: a unigram model over lower-cased text; [PAD] is 0, then unknown, start and end."""
    tokenizer = Tokenizer(models.Unigram())
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.NFKC(), normalizers.Lowercase(), normalizers.Replace("’", "'")]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.Metaspace(), pre_tokenizers.Split(Regex(r"[^\w▁]|\d"), "isolated")]
    )
    trainer = trainers.UnigramTrainer(
        vocab_size=recipe.vocabulary,
        special_tokens=[PADDING, UNKNOWN, START, END],
        unk_token=UNKNOWN,
        max_piece_length=recipe.longest_piece,
        show_progress=False,
    )
    tokenizer.train_from_iterator(_texts(examples), trainer)
    return tokenizer


def load_tokenizer(path: Path) -> Tokenizer:
    """A saved vocabulary, without padding or truncation."""
    tokenizer: Tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def token_rows(tokenizer: Tokenizer, texts: Sequence[str], recipe: Recipe) -> list[Row]:
    """Token numbers of each text, without start and end; a text without any known character gets [UNK]."""
    unknown = tokenizer.token_to_id(UNKNOWN)
    encoded = tokenizer.encode_batch_fast(list(texts), add_special_tokens=False)
    return [np.asarray(one.ids[: recipe.longest_input - 2] or [unknown], dtype=np.int32) for one in encoded]


def corpus_of(examples: Sequence[Example], tokenizer: Tokenizer, recipe: Recipe) -> Corpus:
    """The examples as token numbers, those too long to be worth their time left out."""
    rows = token_rows(tokenizer, [example.text for example in examples], recipe)
    kept = [number for number, row in enumerate(rows) if len(row) <= recipe.longest_taught]
    return Corpus(
        rows=[rows[number] for number in kept],
        target=np.array([examples[number].english for number in kept], dtype=np.int64),
        weight=np.array([examples[number].weight for number in kept], dtype=np.float64),
    )


def _texts(examples: Sequence[Example]) -> Iterator[str]:
    for example in examples:
        for _ in range(TIMES_SEEN[example.language]):
            yield example.text
