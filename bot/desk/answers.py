"""Whether a page helped: counted by kind of page, offer, language and day, and by nothing else."""
from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any, Dict, List, Sequence

from sqlalchemy import delete
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Connection, Engine

from bot.desk.tables import answers

ANSWERS = YES, PARTLY, NO = ("yes", "partly", "no")
# The kinds of pages that ask; `offer` is the one that belongs to an offer.
OFFER = "offer"
PAGES = ("home", "help_now", OFFER, "overview", "overview_list", "questions", "kept", "imprint", "privacy", "accessibility", "embed", "network",
         "initiatives", "initiative", "map", "groups", "group", "partners", "organisation", "materials", "material")
_MADE = {"home": 0.14, "help_now": 0.1, OFFER: 0.4, "overview": 0.06, "overview_list": 0.12, "questions": 0.06, "network": 0.04, "initiatives": 0.04,
         "initiative": 0.02, "material": 0.02}
_READ = 25  # offers whose pages are read
_LIKED = (0.62, 0.24, 0.14)


class PageAnswers:
    """The counts in the database."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add(self, page: str, offer: str, language: str, answer: str, day: date) -> None:
        """One more answer. Raises ValueError for what is no id of the closed lists, and what the database raises."""
        if page not in PAGES or answer not in ANSWERS or (page == OFFER) != bool(offer):
            raise ValueError("no such page or answer")
        with self._engine.begin() as connection:
            count(connection, [{"page": page, "offer": offer, "language": language, "day": day.isoformat(), "answer": answer, "made": 0, "times": 1}])


def count(connection: Connection, rows: Sequence[Dict[str, Any]]) -> None:
    """Adds rows to what is counted already."""
    make: Any = sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert
    more = make(answers)
    more = more.on_conflict_do_update(index_elements=[column.name for column in answers.primary_key],
                                      set_={"times": answers.c.times + more.excluded.times})
    for row in rows:
        connection.execute(more, {**row, "month": row["day"][:7]})


def made_answers(number: int, seed: int, last: date, offers: Sequence[str]) -> List[Dict[str, Any]]:
    """Answers that nobody gave, in the year up to `last`; equal seeds give equal answers."""
    dice, found = random.Random(seed), dict[Any, int]()
    read = dice.sample(list(offers), min(len(offers), _READ))
    weights = [1 / (1 + rank) ** 0.5 for rank in range(len(read))]
    pages = dice.choices(list(_MADE), list(_MADE.values()), k=number)
    for page in pages:
        offer = dice.choices(read, weights)[0] if page == OFFER and read else ""
        language, day = dice.choices(("de", "sv", "en"), (6, 3, 1))[0], last - timedelta(days=dice.randrange(365))
        key = (page if offer or page != OFFER else "home", offer, language, day.isoformat(), dice.choices(ANSWERS, _LIKED)[0])
        found[key] = found.get(key, 0) + 1
    names = ("page", "offer", "language", "day", "answer")
    return [{**dict(zip(names, key)), "made": 1, "times": times} for key, times in found.items()]


def replace_made(connection: Connection, rows: Sequence[Dict[str, Any]]) -> None:
    """Answers that were made up, in the place of earlier ones."""
    connection.execute(delete(answers).where(answers.c.made == 1))
    count(connection, rows)
