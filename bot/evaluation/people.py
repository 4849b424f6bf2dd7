"""Simulated people with a need: what training sentences say, with where they live and how they like to talk."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from bot.evaluation.retrieval import COUNTRIES
from index.gazetteer import Place, load_gazetteer
from index.taxonomy import Taxonomy
from index.words import Sentence
from retrieval.answers import Answers
from retrieval.questions import QUESTIONS

SKIPS, ERRS = 0.20, 0.05
_AGES = {"child": (6, 12), "young": (14, 26), "adult": (28, 62), "older": (66, 88)}
_GROUP_BY_SETTING = {
    "school": "young",
    "vocational_training": "young",
    "university": "young",
    "work": "adult",
    "unemployment": "adult",
    "old_age": "older",
}
_GROUPS = {"child": 0.05, "young": 0.30, "adult": 0.48, "older": 0.17}
_WAYS = {"phone": 0.30, "chat": 0.25, "email": 0.10, "in_person": 0.20, None: 0.15}


class Person(NamedTuple):
    """`label` is the need as the relevance rule reads it; `says` the answer to each question, None for "don't know"."""

    label: dict[str, Any]
    says: dict[str, Any]
    country: str
    language: str

    def answered(self, answers: Answers, question: str) -> Answers:
        """The answers after she was asked."""
        said = self.says[question]
        if said is None:
            return replace(answers, aside=answers.aside | {question})
        if question == "topic":
            return replace(answers, topics=(said,), topic_weights={said: 1.0})
        if question == "place":
            return replace(answers, place=said.name, region=said.region)
        if question == "contact":
            return replace(answers, wishes=replace(answers.wishes, contact=(said,)))
        return replace(answers, **{question: said})


def people(sentences: Sequence[Sentence], taxonomy: Taxonomy, count: int, seed: int) -> list[Person]:
    """`count` people; equal seeds give equal people."""
    dice, towns = random.Random(seed), load_gazetteer().places
    there = {c: [place for place in towns if place.country == c and place.population > 5000] for c in ("DE", "SE")}
    return [_person(dice.choice(list(sentences)), taxonomy, there, dice) for _ in range(count)]


def _person(sentence: Sentence, taxonomy: Taxonomy, towns: dict[str, list[Place]], dice: random.Random) -> Person:
    country = dice.choice(COUNTRIES[sentence.language])
    group = taxonomy.age_group(sentence.age) or _GROUP_BY_SETTING.get(sentence.setting or "") or _drawn(_GROUPS, dice)
    age = sentence.age if sentence.age is not None else dice.randint(*_AGES[group])
    town = dice.choices(towns[country], [place.population for place in towns[country]])[0]
    way, who = _drawn(_WAYS, dice), None if sentence.who == "unknown" else sentence.who
    label = {
        "topics": list(sentence.topics),
        "who": sentence.who,
        "setting": sentence.setting,
        "age": age,
        "place": town.name,
        "wishes": {"contact": [way]} if way else {},
    }
    truth: dict[str, Any] = {
        "who": who,
        "topic": sentence.topics[0],
        "setting": sentence.setting,
        "age_group": group,
        "place": town,
        "contact": way,
    }
    wrong: dict[str, Sequence[Any]] = {
        "who": taxonomy.ids("who")[:4],
        "topic": taxonomy.ids("topics"),
        "setting": taxonomy.ids("settings"),
        "age_group": list(_AGES),
        "place": towns[country],
        "contact": [way for way in _WAYS if way],
    }
    says = {question: _said(truth[question], wrong[question], dice) for question in QUESTIONS}
    return Person(label, says, country, sentence.language)


def _said(truth: Any, wrong: Sequence[Any], dice: random.Random) -> Any:
    lot = dice.random()
    if truth is None or lot < SKIPS:
        return None
    return dice.choice(wrong) if lot < SKIPS + ERRS else truth


def _drawn(chances: dict[Any, float], dice: random.Random) -> Any:
    return dice.choices(list(chances), list(chances.values()))[0]
