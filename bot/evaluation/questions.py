"""Questions to the goal: asked one by one by the finder, against the best fixed order and a random one.

The goal is reached when an offer that fits as well as any in the catalogue can (relevance 3, or the best there is)
stands among the first three. The fixed order is the best of all orders on other people than those measured.
Every method stops at the goal; whoever never gets there was asked in vain, and those questions count too.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from itertools import permutations
from pathlib import Path
from typing import Any

from bot.evaluation.people import Person, people
from bot.evaluation.relevance import judged
from bot.evaluation.sets import table
from index.gazetteer import load_gazetteer
from index.taxonomy import load_taxonomy
from index.words import read_sentences
from retrieval.answers import Answers
from retrieval.finder import Finder
from retrieval.questions import MOST, QUESTIONS

_FIRST = 3


class Walk:
    """One person's way: what stands among the first three after any set of questions."""

    def __init__(self, person: Person, finder: Finder) -> None:
        self._person, self._finder = person, finder
        marks = judged(finder.snapshot.offers, person.label, person.country, person.language, load_gazetteer())
        self._good = {id for id, mark in marks.items() if mark == max(marks.values(), default=0)}
        self._there: dict[frozenset[str], bool] = {}

    def answers(self, asked: Sequence[str]) -> Answers:
        answers = Answers(country=self._person.country, language=self._person.language)
        for question in asked:
            answers = self._person.answered(answers, question)
        return answers

    def there(self, asked: Sequence[str]) -> bool:
        key = frozenset(asked)
        if key not in self._there:
            found = self._finder.find(self.answers(asked), top=_FIRST)
            shown = found.matches or found.fallback
            self._there[key] = any(match.offer.id in self._good for match in shown[:_FIRST])
        return self._there[key]

    def fixed(self, order: Sequence[str], most: int = len(QUESTIONS)) -> tuple[int, bool]:
        """(questions asked, whether the goal was reached)."""
        for count in range(most):
            if self.there(order[:count]):
                return count, True
        return most, self.there(order[:most])

    def adaptive(self) -> tuple[int, bool, list[str]]:
        asked: list[str] = []
        while not self.there(asked) and len(asked) < MOST:
            question = self._finder.next_question(self.answers(asked))
            if question is None:
                break
            asked.append(question)
        return len(asked), self.there(asked), asked


def measure_questions(finder: Finder, count: int = 300, say: Callable[[str], None] = print) -> dict[str, Any]:
    """Mean questions and share of people at the goal, for each method."""
    sentences, taxonomy = list(read_sentences(held_out=False)), load_taxonomy()
    learning = [Walk(person, finder) for person in people(sentences, taxonomy, count, seed=1)]
    tested = [Walk(person, finder) for person in people(sentences, taxonomy, count, seed=2)]
    order = min(permutations(QUESTIONS), key=lambda o: sum(walk.fixed(o)[0] for walk in learning))
    dice = random.Random(3)
    adaptive = [walk.adaptive() for walk in tested]
    methods = {
        "adaptive": [(asked, there) for asked, there, _ in adaptive],
        "best fixed order": [walk.fixed(order) for walk in tested],
        f"best fixed order, at most {MOST}": [walk.fixed(order, MOST) for walk in tested],
        "random order": [walk.fixed(dice.sample(QUESTIONS, len(QUESTIONS))) for walk in tested],
    }
    figures: dict[str, Any] = {
        "order": list(order),
        "people": count,
        "methods": {
            name: {
                "questions": sum(n for n, _ in ways) / count,
                "most": max(n for n, _ in ways),
                "at_goal": sum(there for _, there in ways) / count,
            }
            for name, ways in methods.items()
        },
    }
    figures["asked"] = {q: sum(q in asked for *_, asked in adaptive) / count for q in QUESTIONS}
    figures["saved"] = (
        1 - figures["methods"]["adaptive"]["questions"] / figures["methods"]["best fixed order"]["questions"]
    )
    say(questions_table(figures))
    return figures


def questions_table(figures: dict[str, Any]) -> str:
    rows = [[name, m["questions"], m["most"], m["at_goal"]] for name, m in figures["methods"].items()]
    return (
        table(["method", "questions", "most", "at the goal"], rows)
        + f"\n\nAdaptive questions are {figures['saved']:.0%} fewer than in the best fixed order "
        f"({', '.join(figures['order'])}), "
        f"with {figures['people']} people who skip 20 % and err in 5 % of their answers."
    )


def write_questions(house: Any, out: Path, people_count: int, say: Callable[[str], None]) -> None:
    """`lotse evaluate questions`."""
    from bot.evaluation.report import write_part

    write_part(
        out, "questions", "Questions to the goal", say, lambda tell: measure_questions(house.finder, people_count, tell)
    )
