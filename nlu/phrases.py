"""A small language for phrases over folded words, compiled to regular expressions; the guard's rules are written in it.

    ich will .. umbringen     words in order; ".." up to four words between, "..." up to nine, never across a full stop,
                              "-" up to three words of the same clause
    will|mocht*               one of several words; "*" any ending or beginning, alone any word
    (das leben|mein ende)     one of several groups of words
    gar? (noch nicht)?        may be there or not
    <other>                   a class of words (of the rule's language, else of `any`)
    ^ or $                    the beginning or the end of a clause; "^^" and "$$" of the message
"""
from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

import regex

from index.linear import fold

# The words of nlu/words.py, which brings Rasa along; the guard must stand without it.
_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+(?:['’][\p{L}]+)?|[.,;:!?…\n]+|[^\s\p{L}\p{M}\p{N}]")
_ENDS = frozenset(".!?\n…;")
_QUOTES = frozenset("\"„“”»«")
_GAPS = {"-": r"(?:[^ .,]+ ){0,3}?", "..": r"(?:[^ .]+ ){0,4}?", "...": r"(?:[^ .]+ ){0,9}?"}
_EDGES = {"^^": r"(?<=^ [.] )", "^": r"(?<=[.,] )", "$": r"(?=[.,] |$)", "$$": r"(?=(?:[.] )?$)"}
_PIECE = re.compile(r"\([^)]*\)\??|\S+")
_SHOUT = re.compile(r"(.)\1{2,}")
_LEET = str.maketrans("013457", "oieast")
_PREFIX = 3
_MARKS = frozenset((",", ".", "\"", "_", "*", "^", "$", "^^", "$$"))
_ODD = re.compile(r"[()<>?+]")


class Line(NamedTuple):
    """A message as plain words between single spaces, marks as "," and ".", and its words with how they begin (up to three letters and "*")."""

    text: str
    starts: frozenset[str]


class Vocabulary:
    """Classes of words by language, and the key words whose typos are put right."""

    def __init__(self, classes: Mapping[str, Mapping[str, str]], typos: str, no_typos: str) -> None:
        self._classes = {name: {language: _plain_all(text) for language, text in by_language.items()}
                         for name, by_language in classes.items()}
        self._keys = frozenset(_plain_all(typos))
        self._real = frozenset(_plain_all(no_typos)) | self._keys
        self._near: dict[str, set[str]] = {}
        for key in self._keys:
            for form in _deletions(key):
                self._near.setdefault(form, set()).add(key)
        self._whole: dict[str, list[str]] = {}
        self._begun: dict[str, list[str]] = {}
        for name, by_language in self._classes.items():
            for word in (w for found in by_language.values() for w in found):
                (self._begun if word.endswith("*") else self._whole).setdefault(word.rstrip("*"), []).append(name)

    def words_of(self, name: str, language: str) -> Sequence[str]:
        found = self._classes[name]
        return [*found.get(language, ()), *found.get("any", ())]

    def names_of(self, word: str) -> list[str]:
        """The classes that a word belongs to in any language."""
        names = list(self._whole.get(word, ()))
        for length in range(3, len(word) + 1):
            names += self._begun.get(word[:length], ())
        return list(dict.fromkeys(names))

    def corrected(self, word: str) -> str:
        """The key word that is one slip of the finger away, or the word itself. Of several always the same one: a letter that was
        left out is likelier than one that was taken for another."""
        if len(word) < 5 or word in self._real:
            return word
        near = {key for form in _deletions(word) for key in self._near.get(form, ()) if _one_slip(word, key)}
        return min(near, key=lambda key: (key[0] != word[0], -len(key), key), default=word)


class Phrase:
    """One rule. `may_be_in` looks for one of the first words of every piece that has to be there: where one is missing the rule need
    neither be compiled, which takes a millisecond, nor searched for. `starts` are those of the rarest such piece; None: any."""

    def __init__(self, source: str, language: str, vocabulary: Vocabulary) -> None:
        self.source = source
        parts: list[str] = []
        self._pieces: list[list[str]] = []  # the choices of each that has to be there
        for piece in _PIECE.findall(source):
            if piece in _GAPS:
                parts.append(_GAPS[piece])
            elif piece in _EDGES:
                parts.append(_EDGES[piece])
            else:
                optional = piece.endswith("?")
                choices = _choices(piece.rstrip("?").strip("()"), language, vocabulary)
                one = "|".join(_expression(choice) for choice in sorted(choices, key=len, reverse=True))
                parts.append(f"(?:{one})?" if optional else f"(?:{one})")
                if not optional:
                    self._pieces.append(choices)
        self._expression = r"(?<= )" + "".join(parts)
        self._pieces = [choices for choices in self._pieces if all(c[0] not in "*^$" and c.split()[0] not in _MARKS for c in choices)]
        self.starts = _starts(_rarest(self._pieces)) if self._pieces else None

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        return re.compile(self._expression)

    @cached_property
    def _needs(self) -> list[frozenset[str]]:
        return [_starts(choices) for choices in self._pieces]

    def may_be_in(self, line: Line) -> bool:
        return not any(map(line.starts.isdisjoint, self._needs))

    def find(self, line: Line) -> bool:
        return self.may_be_in(line) and self.pattern.search(line.text) is not None


def read_line(text: str, vocabulary: Vocabulary) -> Line:
    """The words as rules see them: folded, without apostrophes, "diiie" and "k1ll" spelt out, typos put right."""
    line: list[str] = ["."]
    for found in _WORD.findall(text):
        if found[0].isalnum():
            line.append(_spelt(found, vocabulary))
        elif found[0] in _QUOTES:
            line.append('"')
        elif not _ENDS.isdisjoint(found):
            line.append(".")
        elif found[0] in ",:":
            line.append(",")
    return Line(" " + "".join(word + " " for word in line), frozenset([*line, *(f"{w[:n]}*" for w in line for n in (1, 2, _PREFIX))]))


@lru_cache(maxsize=20_000)
def _plain(word: str) -> str:
    """One word folded, without apostrophes; a letter typed three times or more stands once."""
    folded = fold(word).replace("'", "")
    return folded if folded.isdigit() else _SHOUT.sub(r"\1", folded)


def _spelt(found: str, vocabulary: Vocabulary) -> str:
    word = _plain(found)
    if word.isalpha() or word.isdigit():
        return vocabulary.corrected(word)
    plain = word.translate(_LEET)
    return plain if vocabulary.names_of(plain) else word


def _plain_all(text: str) -> list[str]:
    return [_pattern_word(word) for word in text.split()]


def _pattern_word(word: str) -> str:
    """A word of the rules' file, folded as the words of messages are, its "*" kept."""
    return ("*" if word.startswith("*") else "") + _plain(word.strip("*")) + ("*" if word.endswith("*") else "")


def _choices(piece: str, language: str, vocabulary: Vocabulary) -> list[str]:
    chosen: list[str] = []
    for part in piece.split("|"):
        if part.startswith("<") and part.endswith(">"):
            chosen += vocabulary.words_of(part.strip("<>"), language)
        elif not part.strip() or _ODD.search(part):
            raise ValueError(f"a rule holds {piece!r}, which the language of nlu/phrases.py does not know")
        else:
            chosen.append(" ".join(word if word in _MARKS else _pattern_word(word) for word in part.split()))
    return chosen


def _expression(choice: str) -> str:
    """One choice with the space that follows it."""
    if choice in _EDGES:
        return _EDGES[choice]
    words = ("[^ .,]+" if word == "*" else re.escape(word).replace(r"\*", "[^ .,]*") for word in choice.split())
    return "".join(word + " " for word in words)


def _rarest(pieces: Sequence[Sequence[str]]) -> Sequence[str]:
    """The piece with the longest and fewest words."""
    return max(pieces, key=lambda choices: (min(len(c.rstrip("*")) for c in choices) >= _PREFIX, -len(choices), min(len(c) for c in choices)))


def _starts(choices: Sequence[str]) -> frozenset[str]:
    """The first words of the choices of a piece; where any ending may follow, how they begin."""
    first = (c.split()[0] for c in choices)
    return frozenset(f"{word.rstrip('*')[:_PREFIX]}*" if "*" in word else word for word in first)


def _deletions(word: str) -> set[str]:
    return {word, *(word[:i] + word[i + 1:] for i in range(len(word)))}


def _one_slip(a: str, b: str) -> bool:
    """One letter too many, missing, wrong or swapped with its neighbour."""
    if abs(len(a) - len(b)) > 1 or a[0] != b[0]:
        return False
    if len(a) == len(b):
        apart = [i for i in range(len(a)) if a[i] != b[i]]
        return len(apart) <= 1 or (len(apart) == 2 and apart[1] == apart[0] + 1
                                   and a[apart[0]] == b[apart[1]] and a[apart[1]] == b[apart[0]])
    short, long = sorted((a, b), key=len)
    return any(long[:i] + long[i + 1:] == short for i in range(len(long)))
