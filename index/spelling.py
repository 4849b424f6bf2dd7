"""Slips of the finger put right and dots put back, so that what was typed in haste is read as what was meant.

A noisy channel: the likeliest word is the one that people write often and that one slip turns into what stands there. Words of
`data/frequent_words` and names stay; a word of no other sense stays as it was typed, since the readers behind get along with odd
words.
"""
from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from math import log

from index.taxonomy import DATA, LANGUAGES

FREQUENT = DATA / "frequent_words"
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
LETTERS = {"de": "abcdefghijklmnopqrstuvwxyzäöüß", "sv": "abcdefghijklmnopqrstuvwxyzåäöé", "en": "abcdefghijklmnopqrstuvwxyz'"}
_PARTS = re.compile(r"[\s/()]+")  # of a name: "Biel/Bienne"
_SHORTEST, _SHORTEST_PART, _COMPOUND, _ABBREVIATION = 3, 4, 9, 6
_FEMININE = re.compile(r"(\w{2,}(?:er|ist|ent|ant|at|or|eur|ar|et|graf))in(?:nen)?")  # "-in" of a word for a man or for anybody
# All on one scale, natural logarithms: a word of rank r in its language weighs -log(r + 30), a slip costs what it is rarer.
_FLAT = 30.0
_LEAST, _LEAST_ABOVE_KNOWN = -12.5, 2.0  # to be taken for a word that nobody writes; above a rare word that people do write
_THREE, _FOUR = 3.0, 0.7  # the shorter a word, the more words are near it
_CERTAIN, _CERTAIN_SHORT = 3000, 4000  # ranks up to which a word is what it is; where it has three letters
_PART = 20_000  # rank up to which a word can be a part of a compound
_DOTTED = 1.0  # so much likelier its dotted twin has to be, in a message without any dots
_DOUBLED, _SWAPPED, _ADDED, _DROPPED, _DROPPED_TWIN, _NEXT_KEY, _OTHER_KEY, _FIRST, _DOTS = 0.6, 1.0, 2.2, 1.5, 1.0, 1.2, 2.6, 1.0, 0.5
_OTHER_KEY_SHORT, _LONG = 5.0, 6
_KNOWN_SLIPS = 20_000  # words whose correction is kept at hand; they are words of a dictionary, not messages


class Speller:
    """Spells messages in the languages it has words of; others stay as they are."""

    def __init__(self, ranked: Mapping[str, Iterable[str]], names: Iterable[str] = ()) -> None:
        """`ranked` are the words of each language, lower case, the most frequent first; `names` are never changed."""
        self._rank = {language: {word: rank for rank, word in enumerate(words)} for language, words in ranked.items()}
        self._dotted = {language: _dotted(rank) for language, rank in self._rank.items()}
        self._names = frozenset(names)
        self._meant = lru_cache(_KNOWN_SLIPS)(self._find)

    def spelt(self, text: str, language: str) -> str:
        """The text with its slips put right; words and marks keep their order and number."""
        if language not in self._rank:
            return text
        bare, shouted = text.isascii(), text.isupper()

        def meant(typed: str) -> str:
            abbreviated = not shouted and typed.isupper() and 1 < len(typed) <= _ABBREVIATION  # "JVA", "PTBS"
            return typed if abbreviated else self._word(typed, language, bare)

        return WORD.sub(lambda found: meant(found.group()), text)

    def known(self, text: str, language: str) -> float:
        """The share of the words that people write, names and compounds among them; 1.0 where there are none."""
        rank, words = self._rank.get(language, {}), [found.lower().replace("’", "'") for found in WORD.findall(text)]
        known = [word in rank or word in self._names or word in self._dotted[language] or self._is_compound(word, rank) for word in words]
        return sum(known) / len(known) if known and rank else 1.0

    def _word(self, typed: str, language: str, bare: bool) -> str:
        word = typed.lower().replace("’", "'")
        meant = self._meant(word, language, bare)
        if meant == word:
            return typed
        return meant.capitalize() if typed[0].isupper() else meant

    def _find(self, word: str, language: str, bare: bool) -> str:
        """The word that was meant; `bare` where the whole message was typed without dots."""
        rank, twin = self._rank[language], self._dotted[language].get(word)
        own = rank.get(word)
        if twin and (own is None or (bare and _weight(rank[twin]) - _weight(own) > _DOTTED)):
            return twin
        if len(word) < _SHORTEST or word in self._names:
            return word
        if own is None:
            if language != "en" and self._is_compound(word, rank) or language == "de" and _is_feminine(word, rank):
                return word
            least = _LEAST
        elif own < _CERTAIN or (len(word) == _SHORTEST and own < _CERTAIN_SHORT):
            return word
        else:
            least = max(_LEAST, _weight(own) + _LEAST_ABOVE_KNOWN)
        likeliest = max(self._candidates(word, language), default=None)
        least += {3: _THREE, 4: _FOUR}.get(len(word), 0.0)
        return likeliest[1] if likeliest and likeliest[0] >= least else word

    def _candidates(self, word: str, language: str) -> Iterator[tuple[float, str]]:
        rank, dotted = self._rank[language], self._dotted[language]
        for other, cost in slips(word, LETTERS[language]):
            if other in rank:
                yield _weight(rank[other]) - cost, other
            elif other in dotted:
                yield _weight(rank[dotted[other]]) - cost - _DOTS, dotted[other]

    @staticmethod
    def _is_compound(word: str, rank: Mapping[str, int]) -> bool:
        """Whether it is made of two words, as "Prüfungsangst" or "matstund" are."""
        def is_part(part: str) -> bool:
            return rank.get(part, _PART) < _PART

        if len(word) < _COMPOUND:
            return False
        for at in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
            first = word[:at]
            if is_part(word[at:]) and any(map(is_part, (first, first + "e", first + "a", first.removesuffix("s"), first.removesuffix("en")))):
                return True
        return False


def _is_feminine(word: str, rank: Mapping[str, int]) -> bool:
    """Whether it is a woman of those whom a word names: "Journalistin" is no slip of "Journalisten"."""
    found = _FEMININE.fullmatch(word)
    return found is not None and found[1] in rank


def slips(word: str, letters: str) -> Iterator[tuple[str, float]]:
    """(another word, cost) for each that one slip turns into this one; a slip of the first letter is rare."""
    far = _OTHER_KEY if len(word) >= _LONG else _OTHER_KEY_SHORT  # "krmpf" is rather nonsense than a battle
    for i, letter in enumerate(word):
        before, after, first = word[:i], word[i + 1:], 0.0 if i else _FIRST
        yield before + after, _DOUBLED if i and word[i - 1] == letter else _ADDED + first
        if after and after[0] != letter:
            yield before + after[0] + letter + after[1:], _SWAPPED + first
        near = _NEIGHBOURS.get(letter, "")
        for other in letters:
            if other != letter:
                yield before + other + after, (_NEXT_KEY if other in near else far) + first
            yield before + other + letter + after, (_DROPPED_TWIN if i and word[i - 1] == other else _DROPPED) + first
    for other in letters:
        yield word + other, _DROPPED_TWIN if word[-1:] == other else _DROPPED


_KEPT = ("haft",)  # where somebody is locked up; "hat" is a slip away


@lru_cache(maxsize=1)
def load_speller() -> Speller:
    """The speller of the words that ship with the project."""
    ranked = {language: [word for name in (language, f"{language}_chat") for word in (FREQUENT / f"{name}.txt").read_text("utf-8").split()]
              for language in LANGUAGES}
    return Speller(ranked, _names())


def _names() -> Iterator[str]:
    """Names of people and places, and rare words that are no slips of frequent ones."""
    yield from _KEPT
    for file in ("names.tsv", "places.tsv"):
        with (DATA / file).open(encoding="utf-8", newline="") as lines:
            for row in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
                yield from _PARTS.split(row[0].lower())


def plain_spellings(word: str) -> set[str]:
    """How a word is typed without its dots: "für" as "fur" and "fuer"."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", word.replace("ß", "ss")) if not unicodedata.combining(c))
    return {bare, word.translate(_SPELT_OUT)} - {word}


def _dotted(rank: Mapping[str, int]) -> dict[str, str]:
    """Typed without dots -> the most frequent word that is meant."""
    twins: dict[str, str] = {}
    for word in rank:
        if not word.isascii():
            for plain in plain_spellings(word):
                twins.setdefault(plain, word)
    return twins


def _weight(rank: int) -> float:
    return -log(rank + _FLAT)


def _neighbours() -> dict[str, str]:
    """letter -> those beside, above and below it on German, Swedish and English keyboards."""
    near: dict[str, set[str]] = {}
    for upper, lower in (("qwertyuiopåü", "asdfghjklöä"), ("qwertzuiopüå", "asdfghjklöä"), ("asdfghjklöä", "zxcvbnm"), ("asdfghjklöä", "yxcvbnm")):
        for row in (upper, lower):
            for a, b in zip(row, row[1:]):
                near.setdefault(a, set()).add(b)
                near.setdefault(b, set()).add(a)
        for i, a in enumerate(lower):
            for b in upper[i:i + 2]:
                near.setdefault(a, set()).add(b)
                near.setdefault(b, set()).add(a)
    return {letter: "".join(sorted(some)) for letter, some in near.items()}


_SPELT_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "å": "aa"})
_NEIGHBOURS = _neighbours()
