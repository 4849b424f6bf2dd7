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
from typing import Any, Callable, Dict, Iterable, Iterator, List, Mapping, Match, Optional, Pattern, Tuple, TypeVar, Union

from index.pieces import EDGE, LONGEST, SHORTEST, Needs, folded, needs_of

K = TypeVar("K")
_KEPT_AS = "pieces.json"
_WORDS = re.compile(r"\w+")
_SEEN_WORDS, _SEEN_TEXTS, _LONG_WORD = 20_000, 512, 64


class Expression:
    """As `re.compile` gives it, compiled when the first text comes that may match."""

    def __init__(self, source: str, flags: int = 0) -> None:
        self.pattern, self._flags = source, flags
        self.required = 0  # bits, one for each of its sets of pieces, all of which a text holds that it matches
        self._compiled: Optional[Pattern[str]] = None
        _SIEVE.expressions.append(self)

    @cached_property
    def key(self) -> str:
        return blake2b(f"{self._flags} {self.pattern}".encode(), digest_size=9).hexdigest()

    def sifted(self, needs: int) -> None:
        self.required = needs

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


class _Sieve:
    """The pieces of all expressions: piece -> bits of the sets that it is in. What words and texts hold is kept for a while."""

    def __init__(self) -> None:
        self.expressions: List[Expression] = []
        self._pieces: Dict[str, int] = {}
        self._everything = 0
        self._words: Dict[str, int] = {}
        self._texts: Dict[str, int] = {}
        self._filled: Dict[str, List[List[str]]] = {}

    def fill(self, needs: Dict[str, List[List[str]]]) -> None:
        """`needs`: key of an expression -> its sets of pieces. One without an entry is run on every text, as one that needs nothing."""
        if needs == self._filled:
            return  # another model of the same process
        pieces: Dict[str, int] = {}
        bit, given = 1, []
        for one in self.expressions:
            mask = 0
            for sets in needs.get(one.key, ()):
                for piece in sets:
                    pieces[piece] = pieces.get(piece, 0) | bit
                mask, bit = mask | bit, bit << 1
            given.append(mask)
        self._pieces, self._everything, self._words, self._texts, self._filled = pieces, bit - 1, {}, {}, needs
        for one, mask in zip(self.expressions, given):
            one.sifted(mask)

    def holds(self, text: str) -> int:
        """The bits of all sets of which the text holds a piece."""
        held = self._texts.get(text)
        if held is None:
            held, words = 0, self._words
            for word in _WORDS.findall(text):
                known = words.get(word)
                held |= self._of(word) if known is None else known
            if len(self._texts) >= _SEEN_TEXTS:
                self._texts = {}
            self._texts[text] = held
        return held

    def _of(self, word: str) -> int:
        if len(word) > _LONG_WORD:
            return self._everything
        edged, held, pieces = f"{EDGE}{folded(word)}{EDGE}", 0, self._pieces
        for start in range(len(edged) - SHORTEST + 1):
            for end in range(start + SHORTEST, min(start + LONGEST, len(edged)) + 1):
                held |= pieces.get(edged[start:end], 0)
        if len(self._words) >= _SEEN_WORDS:
            self._words = {}
        self._words[word] = held
        return held


_SIEVE = _Sieve()


def make_ready(folder: Path) -> None:
    """Has all expressions there are sifted, by what the folder keeps of them; what is new among them is worked out and kept there too."""
    path = folder / _KEPT_AS
    try:
        known: Dict[str, List[List[str]]] = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        known = {}
    wanted = {one.key: one for one in _SIEVE.expressions}
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
