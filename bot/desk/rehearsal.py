"""Made-up people talk to the real dialogue, so that its record can be held against what they saw."""
from __future__ import annotations

import asyncio
import random
from datetime import date, timedelta
from typing import Any, Dict, List, NamedTuple, Sequence, Tuple

from bot.desk.demo import _BY_HOUR
from bot.desk.keeping import Keeper

_MOST_TURNS = 9
_COUNTRIES = {"de": ("DE", "AT", "CH"), "sv": ("SE",), "en": ("DE", "SE")}
Message = Dict[str, Any]


class Heard(NamedTuple):
    """A conversation as the person saw it: what she said (a choice or words) and what came back, turn by turn."""

    id: str
    language: str
    country: str
    turns: Tuple[Tuple[str, List[Message]], ...]


def rehearse(count: int, seed: int, until: date) -> int:
    """Play `count` conversations through the dialogue and mark them as made up, spread over a year. Returns how many."""
    from bot.house import House
    from bot.settings import read_settings

    house = House(read_settings())
    assistant = house.assistant()
    engine = house.engine
    keeper, dice = Keeper(), random.Random(seed)
    try:
        heard = asyncio.run(play(assistant, count, dice, sentences()))
        with engine.begin() as connection:
            for each in heard:
                day = until - timedelta(days=dice.randrange(365))
                keeper.mark_made(connection, each.id, day.isoformat(), dice.choices(range(24), _BY_HOUR)[0])
        asyncio.run(forget(assistant, heard))
    finally:
        assistant.stop()
    return len(heard)


async def play(assistant: Any, count: int, dice: random.Random, said: Dict[str, List[str]]) -> List[Heard]:
    return [await _talk(assistant, dice, said) for _ in range(count)]


async def _talk(assistant: Any, dice: random.Random, said: Dict[str, List[str]]) -> Heard:
    language = dice.choice(("de", "de", "sv", "en"))
    country = dice.choice(_COUNTRIES[language])
    id, messages = await assistant.begin(language, country)
    turns: List[Tuple[str, List[Message]]] = [("", messages)]
    for number in range(dice.randint(1, _MOST_TURNS)):
        choices = [choice["id"] for message in messages for choice in message.get("choices", ())]
        if (number == 0 and dice.random() < 0.6) or not choices:
            words = dice.choice(said[language])
            messages = await assistant.reply(id, words)
            turns.append((f"words {words}", messages))
        else:
            choice = _pick(dice, choices)
            messages = await assistant.reply(id, None, choice)
            turns.append((choice, messages))
    return Heard(id, language, country, tuple(turns))


def _pick(dice: random.Random, choices: Sequence[str]) -> str:
    """Mostly onwards: an answer or a contact, seldom the other ways."""
    seldom = ("skip=", "change=", "nobody=", "wrong=", "path=", "safe=no")
    return dice.choices(choices, [0.25 if choice.startswith(seldom) else 1.0 for choice in choices])[0]


async def forget(assistant: Any, heard: Sequence[Heard]) -> None:
    for each in heard:
        await assistant.forget(each.id)


def sentences() -> Dict[str, List[str]]:
    """What people may write, by language: our own sentences, none of a real person."""
    from index.words import read_sentences

    found: Dict[str, List[str]] = {"de": [], "sv": [], "en": []}
    for sentence in read_sentences():
        found[sentence.language].append(sentence.text)
    return found
