"""A made survey in the shape of the OPG's: 723 institutions, 3,524 entries, and the 1,271 kinds of help behind them.

A kind of help is a topic, a form and the people it is for. Each institution that offers it words it in its own way, by rule:
another word for the topic, another name for the form, other sentences in another order. An entry stands for one target group
and one part of life, as it did in the OPG, so that one offer stands there several times, often in the same words and at times
in others. Columns are left empty, filled with lay words, or with a sentence, as people fill in forms. Contacts lead nowhere
(example.org, and the numbers that are set aside for films).
"""
from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from index.exchange.terms import load_words
from index.taxonomy import Taxonomy
from index.yml import read_yml

INSTITUTIONS, ENTRIES, KINDS_OF_HELP = 723, 3524, 1271
COLUMNS = ("institution", "offer", "description", "target_group", "who_may_ask", "life_setting", "topic", "kind", "contact_phone", "contact_email",
           "contact_web", "place", "region", "hours", "language", "cost", "anonymous")
_FILE = Path(__file__).with_name("made_survey.yml")
_OFFERS = 2_040  # an institution with a kind of help; 1.6 of them for each kind, 1.7 entries for each of them
_SWEDISH = 0.14  # of the institutions
_REWORDED = 0.3  # of the further entries of an offer
_TOPIC_SAID, _TOPIC_DESCRIBED = 0.7, 0.9  # of the entries name the topic by a word; up to here by a sentence; the rest not at all
_KIND_SAID, _WHO_SAID = 0.75, 0.7
_WORDS = 5  # synonyms of a topic that institutions use
_NUMBERS = {"de": ("030 23125 {:03d}", "040 66969 {:03d}", "0221 4710 {:03d}", "069 90009 {:03d}"), "sv": ("08-465 00 4{:02d}", "031-390 06 {:02d}")}
_HOURS = {"de": ("Mo-Fr 9-17 Uhr", "rund um die Uhr", "Di und Do 10-12 Uhr", "", ""), "sv": ("mån–fre 9–17", "dygnet runt", "", "")}
_COSTS = {"de": ("kostenlos", "gratis", "Kostenlos", "kostenpflichtig", ""), "sv": ("gratis", "kostnadsfritt", "")}
_PLACES = {"de": ("Berlin", "Hamburg", "Köln", "Leipzig", "München", "Kiel", "Ulm", ""), "sv": ("Stockholm", "Malmö", "Umeå", "")}


class Made(NamedTuple):
    """Rows (column -> cell), and for each row the number of the kind of help behind it."""

    rows: list[dict[str, str]]
    truth: list[int]


class _Kind(NamedTuple):
    topic: str
    form: str
    who: str


class _Maker(NamedTuple):
    """An institution."""

    name: str
    language: str
    number: int


def made_survey(taxonomy: Taxonomy, seed: int = 0, institutions: int = INSTITUTIONS, entries: int = ENTRIES, kinds: int = KINDS_OF_HELP) -> Made:
    """Equal seeds give equal surveys; rows of one institution stand together."""
    return _Survey(taxonomy, random.Random(seed)).made(institutions, entries, kinds)


class _Survey:
    def __init__(self, taxonomy: Taxonomy, dice: random.Random) -> None:
        self._taxonomy, self._dice = taxonomy, dice
        self._words: dict[str, Any] = read_yml(_FILE)
        self._lay = load_words()

    def made(self, institutions: int, entries: int, kinds: int) -> Made:
        dice = self._dice
        every = [_Kind(topic, form, who) for topic in self._taxonomy.ids("topics") if topic != "general" for form in self._words["forms"]
                 for who in self._words["people"]]
        chosen = dice.sample(every, kinds)
        makers = [self._maker(number) for number in range(institutions)]
        most = round(_OFFERS * entries / ENTRIES)
        offers = self._offers(makers, kinds, min(max(most, kinds, institutions), entries))
        counts = [1] * len(offers)
        for _ in range(entries - len(offers)):
            counts[dice.randrange(len(offers))] += 1
        rows: list[dict[str, str]] = []
        truth: list[int] = []
        for (maker, kind), count in zip(offers, counts, strict=True):
            rows += self._entries(makers[maker], chosen[kind], count)
            truth += [kind] * count
        return Made(rows, truth)

    def _offers(self, makers: Sequence[_Maker], kinds: int, count: int) -> list[tuple[int, int]]:
        """(institution, kind of help) pairs: each institution and each kind at least once, no pair twice."""
        dice = self._dice
        pairs = {(kind % len(makers) if kind < len(makers) else dice.randrange(len(makers)), kind) for kind in range(kinds)}
        pairs |= {(maker, dice.randrange(kinds)) for maker in range(kinds, len(makers))}
        while len(pairs) < count:
            pairs.add((dice.randrange(len(makers)), int(dice.expovariate(2.5) * kinds) % kinds))
        return sorted(pairs)

    def _maker(self, number: int) -> _Maker:
        language = "sv" if self._dice.random() < _SWEDISH else "de"
        kind, house = self._dice.choice(self._words["institutions"][language]), self._dice.choice(self._words["houses"])
        return _Maker(f"MADE UP {kind} {house} {number}", language, number)

    def _entries(self, maker: _Maker, kind: _Kind, count: int) -> list[dict[str, str]]:
        dice, language = self._dice, maker.language
        form, people = self._words["forms"][kind.form], self._words["people"][kind.who]
        base = self._worded(kind, language)
        shared = {"institution": maker.name, "contact_email": f"kontakt@{maker.number}.example.org", "contact_web": f"https://example.org/{maker.number}",
                  "place": dice.choice(_PLACES[language]), "hours": dice.choice(_HOURS[language]), "cost": dice.choice(_COSTS[language]),
                  "kind": dice.choice(form["kinds"][language]) if dice.random() < _KIND_SAID else "", "anonymous": dice.choice(("ja", "", "")),
                  "who_may_ask": dice.choice(people["asks"][language]) if dice.random() < _WHO_SAID else "", "topic": self._topic_cell(kind.topic, language),
                  "language": {"de": "Deutsch", "sv": "Svenska"}[language] if dice.random() < 0.6 else "",
                  "region": {"de": "bundesweit", "sv": "hela landet"}[language] if dice.random() < 0.3 else ""}
        if kind.form in ("phone", "counselling", "home_visit") or dice.random() < 0.4:
            shared["contact_phone"] = dice.choice(_NUMBERS[language]).format(maker.number % 100)
        rows = []
        for number in range(count):
            group = self._lay_word("groups", language)
            words = base
            if number and dice.random() < _REWORDED:
                name, text = self._worded(kind, language)
                words = (name, f"{text} {dice.choice(self._words['groups'][language]).format(group=group)}")
            rows.append({**shared, "offer": words[0], "description": words[1], "target_group": group, "life_setting": self._lay_word("settings", language)})
        return rows

    def _worded(self, kind: _Kind, language: str) -> tuple[str, str]:
        """(name, description) of a kind of help, as one institution words it."""
        dice, words = self._dice, self._words
        form, people = words["forms"][kind.form], words["people"][kind.who]
        name = dice.choice(people["names"][language]).format(name=dice.choice(form["names"][language]).format(topic=self._topic(kind.topic, language)))
        about = self._taxonomy.description(kind.topic, language) if dice.random() < 0.3 else \
            dice.choice(words["topics"][language]).format(topic=self._topic(kind.topic, language))
        said = [dice.choice(form["says"][language]), about, dice.choice(people["says"][language]), dice.choice(words["fill"][language])]
        dice.shuffle(said)
        return name, " ".join(filter(None, said))

    def _topic(self, topic: str, language: str) -> str:
        word = self._dice.choice([self._taxonomy.label("topics", topic, language), *self._taxonomy.synonyms("topics", topic, language)[:_WORDS]])
        return word[:1].upper() + word[1:] if language == "de" else word.lower()

    def _topic_cell(self, topic: str, language: str) -> str:
        lot = self._dice.random()
        return self._topic(topic, language) if lot < _TOPIC_SAID else self._taxonomy.description(topic, language) if lot < _TOPIC_DESCRIBED else ""

    def _lay_word(self, facet: str, language: str) -> str:
        """A label or, in German, a lay word for a target group or a part of life."""
        id = self._dice.choice(self._taxonomy.ids(facet))
        lay = list(map(str, self._lay.get(facet, {}).get(id, [])))[:2] if language == "de" else []
        return self._dice.choice([self._taxonomy.label(facet, id, language), *lay])
