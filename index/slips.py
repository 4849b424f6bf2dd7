"""How a message looks when it is typed in haste: lower case, no dots, slips of the finger."""

from __future__ import annotations

import random
import re
import unicodedata

_NEIGHBOURS = {
    "a": "sq", "b": "vn", "c": "xv", "d": "sf", "e": "wr", "f": "dg", "g": "fh", "h": "gj", "i": "uo", "j": "hk", "k": "jl",
    "l": "k", "m": "n", "n": "bm", "o": "ip", "p": "o", "q": "wa", "r": "et", "s": "ad", "t": "rz", "u": "zi", "v": "cb",
    "w": "qe", "x": "yc", "y": "xt", "z": "tu",
}  # fmt: skip
_SPELT_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_SHORTEST = 4


def slipped(text: str, dice: random.Random) -> str:
    """The text, in half of the cases as it is, else with some of the marks of haste."""
    if dice.random() < 0.5:
        return text
    if dice.random() < 0.5:
        text = text.lower()
    if dice.random() < 0.35:
        text = _without_dots(text.translate(_SPELT_OUT) if dice.random() < 0.3 else text)
    if dice.random() < 0.6:
        text = _typos(text, dice.choice((1, 1, 2, 2, 3)), dice)
    if dice.random() < 0.2:
        text = re.sub(r"[.,!?;:]", "", text)
    return text


def _without_dots(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.replace("ß", "ss"))
    return "".join(character for character in plain if not unicodedata.combining(character))


def _typos(text: str, count: int, dice: random.Random) -> str:
    words = re.findall(r"\w+|\W+", text)
    places = [i for i, word in enumerate(words) if len(word) >= _SHORTEST and word.isalpha()]
    for i in dice.sample(places, min(count, len(places))):
        words[i] = _slip(words[i], dice)
    return "".join(words)


def _slip(word: str, dice: random.Random) -> str:
    at = dice.randrange(1, len(word) - 1)
    before, letter, after = word[:at], word[at], word[at + 1 :]
    return dice.choice(
        [
            before + letter + letter + after,
            before + after,
            before + after[:1] + letter + after[1:],
            before + dice.choice(_NEIGHBOURS.get(letter.lower(), letter)) + after,
            before + dice.choice("abdefgiklmnorstu") + letter + after,
        ]
    )
