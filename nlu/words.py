"""Words by Unicode, the same for every language, in two spellings: as typed, and folded (no case, no umlauts)."""
from __future__ import annotations

from functools import lru_cache
from typing import Any, Dict, List, NamedTuple

import regex
import spacy
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.nlu.tokenizers.tokenizer import Token, Tokenizer
from rasa.shared.nlu.training_data.message import Message
from spacy.tokens import Doc

from index.linear import fold

# "brother's" is two words, so that the brother is found; "don't" and "i'm" are one.
_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+(?:['’](?!s\b)[\p{L}]+)?|['’]s\b|[.,;:!?…\n]+|[^\s\p{L}\p{M}\p{N}]", regex.IGNORECASE)
_BREAKS = frozenset(".,;:!?…\n")


class Word(NamedTuple):
    """A word or a mark of punctuation with its place in the text."""

    text: str
    folded: str
    start: int

    @property
    def is_break(self) -> bool:
        return self.text[0] in _BREAKS  # such marks make words of their own


def words(text: str) -> List[Word]:
    """The words and the punctuation of a text, in order."""
    return [Word(m.group(), fold(m.group()) or m.group(), m.start()) for m in _WORD.finditer(text)]


@lru_cache(maxsize=1)
def blank() -> spacy.language.Language:
    """One blank spaCy pipeline for all matchers: its vocabulary is what they share."""
    return spacy.blank("xx")


def folded_doc(found: List[Word]) -> Doc:
    """A spaCy Doc of the folded words, for matchers whose patterns are folded too."""
    return Doc(blank().vocab, words=[word.folded for word in found])


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER, is_trainable=False)
class UnicodeTokenizer(Tokenizer):
    """Rasa's tokens: the words without the punctuation."""

    @staticmethod
    def get_default_config() -> Dict[str, Any]:
        return {"intent_tokenization_flag": False, "intent_split_symbol": "_"}

    def tokenize(self, message: Message, attribute: str) -> List[Token]:
        text = message.get(attribute)
        found = [Token(word.text, word.start) for word in words(text) if not word.is_break]
        return found or [Token(text, 0)]
