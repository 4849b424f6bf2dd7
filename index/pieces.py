"""What a regular expression cannot do without: pieces of words that each of its matches has.

"schlaf" for `\\bschlaf\\w*|\\bsov\\w*`, or else "sov": read off the expression's own tree, as the prefilters of RE2 are.
"""
from __future__ import annotations

import re
import sre_constants as kind
import sre_parse
from typing import Any, FrozenSet, List, Optional, Set, Tuple

EDGE = "\x1f"  # where a word begins or ends
SHORTEST, LONGEST = 2, 9  # characters of a piece, edges among them
_PARTS = re.compile(r"\w+|\W+")
_WORD = re.compile(r"\w+")
_DOTS = {0x130: "i", 0x131: "i"}  # "İ" and "ı", which `re.IGNORECASE` takes for "i" and case folding does not
_MOST_EXACT = 256  # strings that a part of an expression may stand for before it is only said what it needs
_MOST_SETS = 4
_TOO_COMMON = 3.0

Needs = Tuple[FrozenSet[str], ...]  # of each set a text has to hold one piece
_Told = Tuple[Optional[Set[str]], Needs]  # (all strings that a part matches, where they are few), and what it needs beside
_BEGINNING = {""}


def needs_of(source: str, flags: int = 0) -> Needs:
    """The sets of pieces that each match of an expression holds one of, the rarest first; nothing where it can do without any."""
    sets = {pieces for pieces in _flat(_sequence(sre_parse.parse(source, flags), _BEGINNING)) if _commonness(pieces) < _TOO_COMMON}
    return tuple(sorted(sets, key=_commonness)[:_MOST_SETS])


def _sequence(parts: Any, begun: Set[str]) -> _Told:
    """What parts in a row match behind the strings in `begun`."""
    needs: List[FrozenSet[str]] = []
    strings, whole = begun, True
    for what, of in parts:
        if len(strings) * _ways(what, of) > _MOST_EXACT:  # here the string is cut: what stood before is needed by itself
            needs += _pieces(strings)
            strings, whole = _BEGINNING, False
        exact, beside = _part(what, of, strings)
        needs += beside
        strings, whole = (_BEGINNING, False) if exact is None else (exact, whole)
    return (strings, tuple(needs)) if whole else (None, (*needs, *_pieces(strings)))


def _ways(what: Any, of: Any) -> int:
    """How many strings a part makes of one, at least."""
    return len(of[1]) if what is kind.BRANCH else len(of) if what is kind.IN else 1


def _part(what: Any, of: Any, begun: Set[str]) -> _Told:
    if what is kind.LITERAL:
        return {string + chr(of) for string in begun}, ()
    if what is kind.SUBPATTERN:
        return _sequence(of[3], begun)
    if what is kind.AT:
        return {string + EDGE for string in begun} if of is kind.AT_BOUNDARY else begun, ()
    if what in (kind.ASSERT, kind.ASSERT_NOT):
        return begun, ()  # takes nothing of the text; what it asks for is left to the expression
    if what is kind.IN and all(each is kind.LITERAL for each, _ in of):
        return {string + chr(letter) for string in begun for _, letter in of}, ()
    if what is kind.BRANCH:
        return _either([_sequence(way, begun) for way in of[1]])
    if what in (kind.MAX_REPEAT, kind.MIN_REPEAT):
        return _repeated(of, begun)
    return None, _pieces(begun)


def _either(ways: List[_Told]) -> _Told:
    if all(exact is not None for exact, _ in ways):
        return {string for exact, _ in ways for string in exact or ()}, ()
    needs = [sorted(_flat(way), key=_commonness) for way in ways]
    if not all(needs):
        return None, ()
    # Of each way its rarest set in one, of each its second rarest in another one, and so on: whichever way a match goes, it has a piece of each.
    return None, tuple(frozenset().union(*(sets[min(place, len(sets) - 1)] for sets in needs)) for place in range(min(_MOST_SETS, max(map(len, needs)))))


def _repeated(of: Any, begun: Set[str]) -> _Told:
    least, most, parts = of
    told = _sequence(parts, begun)
    if least == 0:
        return (told[0] | begun, ()) if most == 1 and told[0] is not None else (None, _pieces(begun))
    return told if most == 1 else (None, _flat(told))


def _flat(told: _Told) -> Needs:
    exact, needs = told
    return needs if exact is None else (*needs, *_pieces(exact))


def _pieces(strings: Set[str]) -> Needs:
    """What a text holds one of where it holds one of the strings; nothing where one of them has no word."""
    found = {_piece(string) for string in strings}
    return () if None in found else (frozenset(found),)  # type: ignore[arg-type]


def _piece(string: str) -> Optional[str]:
    """The longest part within a word of a string, with the edges that are known of it."""
    open_before, open_after = not string.startswith(EDGE), not string.endswith(EDGE)
    parts = _PARTS.findall(string.replace(EDGE, ""))
    best = ""
    for place, part in enumerate(parts):
        if _WORD.match(part):
            before = "" if place == 0 and open_before else EDGE
            after = "" if place == len(parts) - 1 and open_after else EDGE
            best = max(best, f"{before}{folded(part)}{after}"[:LONGEST], key=len)
    return best if len(best) >= SHORTEST else None


def folded(word: str) -> str:
    """As words and pieces are compared; characters that are one with and without case become one."""
    return word.translate(_DOTS).casefold()


def _commonness(pieces: FrozenSet[str]) -> float:
    """About how many words in a text hold one of the pieces; only their order counts."""
    return sum(0.3 ** (len(piece) - 1) for piece in pieces)
