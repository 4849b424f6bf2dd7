"""Regular expressions that are run only on texts which hold a piece of a word that each of their matches has.

Some 1,300 expressions read a message, in some thirty spellings and clauses of it, and one in twenty finds something. What an
expression cannot do without ("schlaf" for `\\bschlaf\\w*|\\bsov\\w*`, or else "sov") follows from the expression itself; a text
without it is not run through it, nor is the expression even compiled. What each needs is worked out once and kept beside the
model (`make_ready`): that takes longer than compiling them.
"""
from __future__ import annotations

import json
import os
import re
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from typing import Any, Callable, Dict, Iterable, Iterator, List, Mapping, Match, NamedTuple, Optional, Pattern, Sequence, Tuple, TypeVar, Union

from index.pieces import EDGE, LONGEST, SHORTEST, Needs, folded, needs_of

K = TypeVar("K")
_KEPT_AS = "pieces.json"
_WORDS = re.compile(r"\w+")
_SEEN_WORDS, _SEEN_TEXTS, _LONG_WORD = 20_000, 512, 64
_ALL_BITS = (1 << 16_384) - 1  # three times as many as our expressions need; beyond that they are run on every text


class Expression:
    """As `re.compile` gives it, compiled when the first text comes that may match. Of the same source and flags there is one in a process."""

    pattern: str
    required: int  # bits, one for each of its sets of pieces; a text holds all of them that it matches

    def __new__(cls, source: str, flags: int = 0) -> Expression:
        one = _SIEVE.expressions.get((source, flags))
        if one is None:
            one = _SIEVE.expressions[source, flags] = super().__new__(cls)
            one.pattern, one._flags, one.required, one._compiled = source, flags, 0, None
        return one

    _flags: int
    _compiled: Optional[Pattern[str]]

    @cached_property
    def key(self) -> str:
        return blake2b(f"{self._flags} {self.pattern}".encode(), digest_size=9).hexdigest()

    def needs(self) -> Needs:
        return needs_of(self.pattern, self._flags)

    @property
    def compiled(self) -> Pattern[str]:
        if self._compiled is None:
            self._compiled = re.compile(self.pattern, self._flags)
        return self._compiled

    @property
    def groupindex(self) -> Mapping[str, int]:
        return self.compiled.groupindex

    def may_match(self, text: str) -> bool:
        return not self.required or _SIEVE.holds(text) & self.required == self.required

    def search(self, text: str, *bounds: int) -> Optional[Match[str]]:
        return self.compiled.search(text, *bounds) if self.may_match(text) else None

    def match(self, text: str, *bounds: int) -> Optional[Match[str]]:
        return self.compiled.match(text, *bounds) if self.may_match(text) else None

    def fullmatch(self, text: str, *bounds: int) -> Optional[Match[str]]:
        return self.compiled.fullmatch(text, *bounds) if self.may_match(text) else None

    def finditer(self, text: str, *bounds: int) -> Iterator[Match[str]]:
        return self.compiled.finditer(text, *bounds) if self.may_match(text) else iter(())

    def findall(self, text: str, *bounds: int) -> List[Any]:
        return self.compiled.findall(text, *bounds) if self.may_match(text) else []

    def sub(self, by: Union[str, Callable[[Match[str]], str]], text: str, count: int = 0) -> str:
        return self.compiled.sub(by, text, count) if self.may_match(text) else text

    def subn(self, by: Union[str, Callable[[Match[str]], str]], text: str, count: int = 0) -> Tuple[str, int]:
        return self.compiled.subn(by, text, count) if self.may_match(text) else (text, 0)

    def split(self, text: str) -> List[Any]:
        return self.compiled.split(text) if self.may_match(text) else [text]


def passing(named: Iterable[Tuple[K, Expression]], text: str) -> List[Tuple[K, Expression]]:
    """Those of many expressions that a text may match: what it holds is looked at once for all."""
    held = _SIEVE.holds(text)
    return [each for each in named if each[1].required & held == each[1].required]


def matching(named: Iterable[Tuple[K, Expression]], text: str) -> Iterator[K]:
    """The names of those that match somewhere in a text, in order."""
    return (name for name, one in passing(named, text) if one.compiled.search(text))


class _Seen(NamedTuple):
    """Piece -> bits of the sets that it is in; all of these bits; what words and texts hold of them. Replaced as a whole, since threads share it."""

    pieces: Dict[str, int]
    bits: int
    words: Dict[str, int]
    texts: Dict[str, int]


class _Sieve:
    """The pieces of all expressions, and what the words and texts that were seen lately hold of them."""

    def __init__(self) -> None:
        self.expressions: Dict[Tuple[str, int], Expression] = {}
        self._seen = _Seen({}, 0, {}, {})

    def fill(self, needs: Mapping[str, List[List[str]]]) -> None:
        """`needs`: key of an expression -> its sets of pieces. One without an entry is run on every text, as one that needs nothing."""
        new = [one for one in self.expressions.values() if not one.required and needs.get(one.key)]
        if new:
            for one, mask in zip(new, self.number([needs[one.key] for one in new])):
                one.required = mask

    def number(self, several: Sequence[List[List[str]]]) -> List[int]:
        """The bits of each of several expressions, by its sets of pieces; from now on they are seen in texts."""
        pieces, bit, masks = dict(self._seen.pieces), self._seen.bits + 1, []
        for sets in several:
            mask = 0
            for each in sets if bit <= _ALL_BITS else ():
                for piece in each:
                    pieces[piece] = pieces.get(piece, 0) | bit
                mask, bit = mask | bit, bit << 1
            masks.append(mask)
        self._seen = _Seen(pieces, bit - 1, {}, {})
        return masks

    def holds(self, text: str) -> int:
        """The bits of all sets of which the text holds a piece, and those that are not known yet: a thread that began before them holds nothing back."""
        seen = self._seen
        held = seen.texts.get(text)
        if held is None:
            held, words = 0, seen.words
            for word in _WORDS.findall(text):
                known = words.get(word)
                held |= _held_by(word, seen) if known is None else known
            held |= _ALL_BITS ^ seen.bits
            if len(seen.texts) >= _SEEN_TEXTS:
                seen.texts.clear()
            seen.texts[text] = held
        return held


def _held_by(word: str, seen: _Seen) -> int:
    if len(word) > _LONG_WORD:
        return seen.bits
    edged, held = f"{EDGE}{folded(word)}{EDGE}", 0
    for start in range(len(edged) - SHORTEST + 1):
        for end in range(start + SHORTEST, min(start + LONGEST, len(edged)) + 1):
            held |= seen.pieces.get(edged[start:end], 0)
    if len(seen.words) >= _SEEN_WORDS:
        seen.words.clear()
    seen.words[word] = held
    return held


_SIEVE = _Sieve()


def make_ready(folder: Path) -> None:
    """Has all expressions that there are by now sifted, by what the folder keeps of them; what is new among them is worked out and kept there too."""
    path = folder / _KEPT_AS
    try:
        known: Dict[str, List[List[str]]] = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        known = {}
    wanted = {one.key: one for one in _SIEVE.expressions.values()}
    needs = {key: known[key] if key in known else [sorted(pieces) for pieces in one.needs()] for key, one in wanted.items()}
    if needs != known:
        _keep(path, needs)
    _SIEVE.fill(needs)


def _keep(path: Path, needs: Dict[str, List[List[str]]]) -> None:
    """Where the folder may be written to; else it is worked out at each start."""
    try:
        draft = path.with_name(f".{path.name}-{os.getpid()}")
        draft.write_text(json.dumps(needs, ensure_ascii=False), encoding="utf-8")
        os.replace(draft, path)
    except OSError:
        pass
