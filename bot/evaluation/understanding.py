"""What was understood of a message against what its writer meant: who, setting, topics, age, place, wishes, intent."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bot.evaluation.sets import LANGUAGES, TESTS, Row, Tally, read_set, table
from index.gazetteer import Gazetteer, load_gazetteer

Understand = Callable[[str, str | None], dict[str, Any]]
PARTS = ("who", "relation", "setting", "audience_note", "topics", "all_topics", "age", "place", "wishes")
_ENOUGH_WORDS = 3  # from here on a message has a language of its own
_NEAR_KEYS = dict(zip("qwertzuiopasdfghjklyxcvbnm", "wertzuioopsdfghjkllxcvbnmm", strict=True))


def measure_understanding(
    understand: Understand, root: Path = TESTS, say: Callable[[str], None] = print
) -> dict[str, Any]:
    """Shares of right readings by language and kind, and on broken spellings; what `*_also` names is right too.

    The language is not given: `understand(text, None)`, as for the first message of a conversation.
    """
    tally, gazetteer = Tally(), load_gazetteer()
    wrong: list[Row] = []
    for language in LANGUAGES:
        for row in read_set("understanding", language, root):
            found = understand(row["text"], None)
            marks = judge(row, found, gazetteer)
            for part, right in marks.items():
                tally.add(right, "part", part, language)
                tally.add(right, "kind", row["kind"], part)
                if not right:
                    wrong.append(
                        {
                            "id": row["id"],
                            "part": part,
                            "text": row["text"],
                            "wanted": row.get(part.replace("all_", "")),
                            "found": found.get(part.replace("all_", "")),
                        }
                    )
            for name, wrong_way in slipped_ways(row, found).items():
                tally.add(wrong_way, "rate", name, language)
            if len(row["text"].split()) >= _ENOUGH_WORDS:
                tally.add(found.get("lang") == language, "part", "language", language)
            for name, change in VARIANTS.items():
                marks = judge(row, understand(change(row["text"]), None), gazetteer)
                for part in ("who", "setting", "topics"):
                    tally.add(marks[part], "variant", f"{name} {part}", language)
        wrong += _measure_intents(understand, language, read_set("intents", language, root), tally)
    for row in read_set("language", "other", root):
        right = understand(row["text"], None).get("lang") == (row.get("lang") or row.get("language"))
        tally.add(right, "part", "other language", "other")
    figures = {**tally.tree(), "wrong": wrong}
    say(understanding_tables(figures))
    return figures


def _measure_intents(understand: Understand, language: str, rows: list[Row], tally: Tally) -> list[Row]:
    """Adds the share of right intents and their macro-F1; returns what was read wrongly."""
    meant, read, wrong = [], [], []
    for row in rows:
        found = str(understand(row["text"], None).get("intent"))
        right = found in [row["intent"], *row.get("intent_also", ())]
        meant.append(found if right else row["intent"])
        read.append(found)
        tally.add(right, "part", "intent", language)
        tally.add(right, "intent", row["intent"], language)
        if not right:
            wrong.append({"id": row["id"], "part": "intent", "text": row["text"], "wanted": row["intent"], "found": found})
    if meant:
        tally.add(macro_f1(meant, read), "rate", "intents, macro-F1", language)
    return wrong


def slipped_ways(row: Row, found: dict[str, Any]) -> dict[str, float]:
    """Rates that no share of right readings shows: one person taken for another, a place that nobody named, and whether a
    right topic is among the first three."""
    rates = {"place invented": float(bool(found.get("place")) and not row.get("place") and not row.get("place_also"))}
    allowed = {row.get("who"), *_alike(row, "who")}
    known = (found.get("who") or "unknown") != "unknown" and not allowed & {None, "unknown"}
    rates["self and other swapped"] = float(known and ("self" in allowed) != (found["who"] == "self") and found["who"] not in allowed)
    if row.get("topics"):
        rates["a right topic among three"] = float(bool({*row["topics"], *_alike(row, "topics")} & {*list(found.get("topics") or [])[:3]}))
    return rates


def macro_f1(meant: list[str], read: list[str]) -> float:
    """The mean over the intents that were meant of the harmonic mean of precision and recall."""
    from sklearn.metrics import f1_score

    return float(f1_score(meant, read, labels=sorted(set(meant)), average="macro", zero_division=0))


def judge(row: Row, found: dict[str, Any], gazetteer: Gazetteer) -> dict[str, bool]:
    """part -> right, for one labelled message."""
    marks = {part: _plain(row, found, part) for part in ("who", "relation", "setting", "audience_note")}
    topics, wanted = list(found.get("topics") or []), list(row.get("topics") or [])
    also = list(row.get("topics_also") or [])
    denied = set(row.get("topics_not") or ())
    if wanted:
        marks["topics"] = bool(topics) and topics[0] in wanted + also and not denied & set(topics[:1])
        marks["all_topics"] = set(wanted) <= set(topics) | set(also) and not denied & set(topics)
    else:
        marks["topics"] = marks["all_topics"] = not topics or topics[0] in also
    marks["age"] = found.get("age") == row.get("age") or found.get("age") in _alike(row, "age")
    marks["place"] = _same_place(row, found, gazetteer)
    marks["wishes"] = _wishes(row.get("wishes")) == _wishes(found.get("wishes"))
    return marks


def _plain(row: Row, found: dict[str, Any], key: str) -> bool:
    def same(value: Any) -> Any:
        return None if value == "unknown" else value

    return same(found.get(key)) in [same(value) for value in [row.get(key), *_alike(row, key)]]


def _alike(row: Row, key: str) -> list[Any]:
    other = row.get(f"{key}_also") or []
    return other if isinstance(other, list) else [other]


def _same_place(row: Row, found: dict[str, Any], gazetteer: Gazetteer) -> bool:
    place, region = found.get("place"), found.get("region")
    names = [name for name in [row.get("place"), *_alike(row, "place")] if name]
    if not names:
        return place is None or None in _alike(row, "place")
    if region and region in [row.get("place_region"), *names]:
        return True
    known = {_named(name, gazetteer) for name in names}
    return bool(place) and _named(str(place), gazetteer) in known


def _named(name: str, gazetteer: Gazetteer) -> str:
    place = gazetteer.find(name)
    return f"{place.name} {place.country}" if place else name.casefold()


def _wishes(wishes: dict[str, Any] | None) -> dict[str, Any]:
    return {
        key: frozenset(value) if isinstance(value, list) else value for key, value in (wishes or {}).items() if value
    }


def _without_marks(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.replace("ß", "ss"))
    return "".join(c for c in plain if not unicodedata.combining(c))


def _two_typos(text: str) -> str:
    """Two slips of the finger in words of four letters or more: a letter doubled, dropped, swapped, or the next."""
    dice = random.Random(text)
    words = re.findall(r"\w+|\W+", text)
    places = [i for i, word in enumerate(words) if len(word) >= 4 and word.isalpha()]
    for i in dice.sample(places, min(2, len(places))):
        word, at = words[i], dice.randrange(1, len(words[i]) - 1)
        words[i] = dice.choice(
            [
                word[:at] + word[at] + word[at:],
                word[:at] + word[at + 1 :],
                word[:at] + word[at + 1] + word[at] + word[at + 2 :],
                word[:at] + _NEAR_KEYS.get(word[at].lower(), word[at]) + word[at + 1 :],
            ]
        )
    return "".join(words)


VARIANTS: dict[str, Callable[[str], str]] = {"no dots": _without_marks, "lower case": str.lower, "typos": _two_typos}


def understanding_tables(figures: dict[str, Any]) -> str:
    """The figures as Markdown."""

    def means(branch: dict[str, Any]) -> list[list[Any]]:
        return [
            [name, *(by[lang]["mean"] if lang in by else "" for lang in LANGUAGES), max(v["n"] for v in by.values())]
            for name, by in branch.items()
        ]

    other = figures["part"].pop("other language", None)
    parts = table(["right share", *LANGUAGES, "n"], means(figures["part"]))
    if other:
        figures["part"]["other language"] = other
        parts += (
            f"\n\nMessages in other languages named rightly: {other['other']['mean']:.3f} of {other['other']['n']}."
        )
    rates = [[name, *(by[lang]["mean"] if lang in by else "" for lang in LANGUAGES)] for name, by in figures["rate"].items()]
    kinds = [[kind, *(by[p]["mean"] for p in PARTS if p in by), by["who"]["n"]] for kind, by in figures["kind"].items()]
    return "\n\n".join(
        [
            parts,
            table(["rate", *LANGUAGES], rates),
            table(["kind", *PARTS, "n"], kinds),
            table(["broken spelling", *LANGUAGES, "n"], means(figures["variant"])),
            table(["intent", *LANGUAGES, "n"], means(figures["intent"])),
        ]
    )
