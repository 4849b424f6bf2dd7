"""Finds the ranking's weights on sentences open to training: one weight after the other, as long as it helps.

The topics of these sentences must come from classifiers that did not see them (train the heads without their voices),
else the search learns to trust a certainty that nobody has in earnest.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, replace
from typing import Any, NamedTuple

import numpy as np

from bot.evaluation.retrieval import COUNTRIES, Case
from bot.query import answers_for
from index.gazetteer import load_gazetteer
from index.taxonomy import Taxonomy
from index.words import Sentence
from retrieval.answers import Answers
from retrieval.finder import Finder
from retrieval.fit import Fit, fit
from retrieval.order import in_turn
from retrieval.ranking import rate
from retrieval.weights import RankingWeights

STEPS = (0.5, 0.7, 0.85, 1.2, 1.5, 2.0)
_SHOWN = 5
_WISHES: list[dict[str, Any]] = [{"contact": [way]} for way in ("phone", "chat", "email", "in_person")] + [
    {"contact_not": ["phone"]},
    {"cost": "free"},
    {"anonymous": True},
    {"time": "evening"},
]
# No label says what a language is worth, what somebody does for a living, nor how wrong help after a suicide is where nobody died.
_KEPT = (
    "language_unasked",
    "language_unmet",
    "occupation_unknown",
    "occupation_unnamed",
    "loss_unasked",
    "suicide_unasked",
    "danger_unasked",
    "harm_unasked",
    "addiction_unasked",
    "foreign",
    "workplace",
    "course",
    "who_unsaid",
    "unsure",
    "situation",
    "to_read_in_danger",
)


class Exercise(NamedTuple):
    case: Case
    answers: Answers
    fit: Fit


def exercises(
    finder: Finder, taxonomy: Taxonomy, understood: Sequence[tuple[Sentence, Mapping[str, Any]]], seed: int = 0
) -> list[Exercise]:
    """One for each sentence and country for which the catalogue has an offer that helps. The sentences state few wishes
    and no places: dice add one to every third and sixth, to the label and to what was understood alike."""
    snapshot, made, dice = finder.snapshot, [], random.Random(seed)
    lines = {offer.id: int(snapshot.facets.line[row]) for row, offer in enumerate(snapshot.offers)}
    towns = load_gazetteer().places
    for sentence, meant in understood:
        label = {
            "text": sentence.text,
            "who": sentence.who,
            "setting": sentence.setting,
            "topics": list(sentence.topics),
            "age": sentence.age,
            "wishes": dice.choice(_WISHES) if dice.random() < 1 / 3 else {},
        }
        for country in COUNTRIES[sentence.language]:
            town = dice.choice([place for place in towns if place.country == country and place.population > 20_000])
            label["place"] = town.name if dice.random() < 1 / 6 else None
            case = Case(dict(label), sentence.language, country, snapshot.offers, lines)
            if case.served:
                row = {
                    "query": sentence.text,
                    "lang": sentence.language,
                    "country": country,
                    "wishes": label["wishes"],
                    "place": label["place"],
                }
                answers = answers_for(
                    finder, taxonomy, {**meant, "country": None, "place": None, "region": None, "wishes": {}}, row
                )
                made.append(Exercise(case, answers, fit(answers, snapshot, np.arange(len(snapshot.offers)), None)))
    return made


def quality(finder: Finder, made: Sequence[Exercise], weights: RankingWeights) -> tuple[float, dict[str, float]]:
    """The mean of nDCG@5 and the hit in the first three, and the three measures by themselves."""
    snapshot, rows = finder.snapshot, np.arange(len(finder.snapshot.offers))
    sums = {"ndcg5": 0.0, "recall5": 0.0, "hit3": 0.0}
    for case, answers, fitting in made:
        rating = rate(answers, fitting, snapshot, rows, weights)
        chosen = in_turn(rating, snapshot, rows, rating.factors > 0, _SHOWN, weights.doubt)
        for measure, value in case.measure([snapshot.offers[i].id for i in chosen]).items():
            sums[measure] += value / len(made)
    return (sums["ndcg5"] + sums["hit3"]) / 2, sums


def tune(
    finder: Finder,
    made: Sequence[Exercise],
    weights: RankingWeights,
    rounds: int = 2,
    say: Callable[[str], None] = print,
) -> RankingWeights:
    """Coordinate search; a step is taken where it gains more than noise."""
    best, _ = quality(finder, made, weights)
    for number in range(rounds):
        before = best
        for name in [field.name for field in fields(RankingWeights) if field.name not in _KEPT]:
            now = getattr(weights, name)
            for step in STEPS:
                other = replace(weights, **{name: round(now * step, 4)})
                value, _ = quality(finder, made, other)
                if value > best + 2e-4:
                    best, weights = value, other
        say(f"round {number + 1}: {best:.4f} with {weights}")
        if best - before < 1e-3:
            break
    return weights
