"""Which words people write, and how often: `data/frequent_words`, counted in the parallel text of plain licences and in our own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

from index.encoder_training.text import pairs
from index.spelling import FREQUENT, LETTERS, WORD, plain_spellings, slips

_SPEECHES = "europarl10k"  # nobody in need writes as parliaments speak
_WEIGHT_OF_SPEECHES, _WEIGHT_OF_OURS = 0.25, 5.0
_LEAST = 2.0
_EXAMPLE_NAMES = ("tom", "tom's", "toms")  # Tatoeba's person: as frequent there as "and"
# A word that is so much rarer than one that a slip turns into it is that slip: our writers type as people do.
_COMMON, _SEEN_ELSEWHERE, _CHEAP = 20.0, 3.0, 1.6
_RARER_OURS, _RARER, _RARER_WITHOUT_DOTS = 100.0, 400.0, 20.0
_LISTENED_FOR = frozenset(("noose",))  # rare, and near a frequent word, but what the guard has to hear


def count_words(texts: Path, ours: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """language -> its words, lower case, the most frequent first. `ours` are (language, text)."""
    given: dict[str, Counter[str]] = {language: Counter() for language in LETTERS}
    for source, language, english, other in pairs(texts):
        weight = _WEIGHT_OF_SPEECHES if source == _SPEECHES else 1.0
        _count(given["en"], english, weight)
        if language != "en":
            _count(given[language], other, weight)
    own: dict[str, Counter[str]] = {language: Counter() for language in LETTERS}
    for language, text in ours:
        _count(own[language], text, _WEIGHT_OF_OURS)
    return {language: _ranked(given[language], own[language], LETTERS[language]) for language in LETTERS}


def write_words(texts: Path, ours: Iterable[tuple[str, str]], say: Callable[[str], None]) -> None:
    for language, words in count_words(texts, ours).items():
        (FREQUENT / f"{language}.txt").write_text("\n".join(words) + "\n", encoding="utf-8")
        say(f"{language}: {len(words)} words")


def _count(counter: Counter[str], text: str, weight: float) -> None:
    for word in WORD.findall(text):
        counter[word.lower().replace("’", "'")] += weight  # type: ignore[assignment]


def _ranked(given: Counter[str], own: Counter[str], letters: str) -> list[str]:
    for name in _EXAMPLE_NAMES:
        given.pop(name, None)
    total = Counter({word: count for word, count in given.items() if count >= _LEAST})
    total.update(own)
    dotted: Counter[str] = Counter()
    for word, count in total.items():
        for plain in plain_spellings(word) if not word.isascii() else ():
            dotted[plain] = max(dotted[plain], count)
    kept = {word: count for word, count in total.items()
            if word in _LISTENED_FOR or not _is_slip(word, count, total, dotted, given[word], letters)}
    return sorted(kept, key=lambda word: (-kept[word], word))


def _is_slip(word: str, count: float, total: Counter[str], dotted: Counter[str], elsewhere: float, letters: str) -> bool:
    if len(word) < 4 or elsewhere >= _COMMON:
        return False
    if dotted[word] >= _RARER_WITHOUT_DOTS * count:
        return True
    nearest = max((total[other] for other, cost in slips(word, letters) if cost <= _CHEAP), default=0)
    return nearest >= (_RARER if elsewhere >= _SEEN_ELSEWHERE else _RARER_OURS) * count
