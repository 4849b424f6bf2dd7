"""Made data: a seeded year of conversations that nobody had, told in Rasa's events and recorded by the code that records real ones."""
from __future__ import annotations

import random
from datetime import date, datetime, timedelta, timezone
from typing import Any, Dict, Iterator, List, Mapping, NamedTuple, Optional, Sequence, Tuple
from zoneinfo import ZoneInfo

from bot.desk.need import Supply
from bot.desk.record import Record
from index.gazetteer import Place, load_gazetteer
from index.hours import TIME_ZONES
from index.offers import Offer
from index.taxonomy import load_taxonomy
from retrieval.questions import QUESTIONS

_COUNTRIES = {"DE": 0.62, "SE": 0.24, "AT": 0.08, "CH": 0.06}
_WHO = {"self": 0.52, "relative": 0.3, "friend": 0.1, "colleague": 0.08}
_ENDINGS = {"helped": 0.16, "not_helped": 0.05, "nobody": 0.06, "wrong": 0.02, "open": 0.71}
_WAYS = {"phone": 0.4, "chat": 0.22, "web": 0.22, "email": 0.16}
_NEARLY = {"out_of_scope": ("small_talk", "inform"), "inform": ("out_of_scope", "refuse"), "small_talk": ("greet", "out_of_scope")}
_TOPICS = ("anxiety", "depression", "stress", "burnout", "loneliness", "relationship", "addiction_alcohol", "sleep", "grief", "bullying",
           "caring_for_relatives", "separation", "eating_disorder", "exam_stress")
_SETTINGS = ("family", "work", "school", "university", "vocational_training", "care")
_BY_HOUR = [3, 2, 1.5, 1, 1, 1, 1.5, 2.5, 3.5, 4, 4.5, 4.5, 4, 4, 4, 4.5, 5, 5.5, 6, 6.5, 7, 7, 6, 4.5]
_BY_MONTH = [1.25, 1.1, 1.05, 1, 0.95, 0.85, 0.75, 0.8, 1, 1.1, 1.2, 1.15]


class Turn(NamedTuple):
    """One message: its intent, the choice that was tapped, what was answered, and the slots that changed."""

    intent: str
    choice: str
    said: Tuple[Dict[str, Any], ...]
    slots: Mapping[str, Any]
    seconds: float
    nearly: str = ""  # the intent next to it, where it was not understood


class Script(NamedTuple):
    """A conversation as it went: when it began, and its turns."""

    at: datetime
    country: str
    turns: Tuple[Turn, ...]
    ways: Mapping[str, str]  # offer -> way that was taken to it


def scripts(count: int, seed: int, last: date, offers: Sequence[Offer]) -> Iterator[Script]:
    """`count` conversations in the year up to `last`; equal seeds give equal scripts."""
    dice, supply, world = random.Random(seed), Supply(offers), _World()
    days = [last - timedelta(days=364 - number) for number in range(365)]
    weights = [_BY_MONTH[day.month - 1] * (0.7 + 0.6 * number / 365) for number, day in enumerate(days)]
    for day in dice.choices(days, weights, k=count):
        yield _script(dice, day, supply, world)


def played(script: Script) -> Record:
    """The record of a script, heard turn by turn as the dialogue's."""
    from rasa.shared.core.events import BotUttered, SlotSet, UserUttered

    began = script.at.timestamp()
    slots: Dict[str, Any] = {}
    record = Record.begun(began, script.country)
    for turn in script.turns:
        parse: Dict[str, Any] = {"intent": {"name": turn.intent}, "understanding": {"choice": turn.choice} if turn.choice else {}}
        if turn.nearly:
            parse["understanding"]["intents"] = [[turn.intent, 0.4], [turn.nearly, 0.3]]
        events: List[Any] = [UserUttered("", {"name": turn.intent}, [], parse, timestamp=began + turn.seconds)]
        events += [SlotSet(name, value, timestamp=began + turn.seconds) for name, value in turn.slots.items()]
        events += [BotUttered(None, {"custom": custom}, {}, began + turn.seconds) for custom in turn.said]
        slots.update(turn.slots)
        record.hear(events, slots, began)
    for offer, way in script.ways.items():
        record.offers[offer].way = way
    return record


class _World:
    def __init__(self) -> None:
        taxonomy = load_taxonomy()
        self.topics, self.settings = taxonomy.ids("topics"), taxonomy.ids("settings")
        self.topic_weights, self.setting_weights = _falling(self.topics, _TOPICS), _falling(self.settings, _SETTINGS)
        towns = [place for place in load_gazetteer().places if place.population > 3000]
        self.towns: Dict[str, List[Place]] = {c: [place for place in towns if place.country == c] for c in TIME_ZONES}
        self.sizes = {c: [place.population for place in towns] for c, towns in self.towns.items()}


def _script(dice: random.Random, day: date, supply: Supply, world: _World) -> Script:
    country = _draw(dice, _COUNTRIES)
    language = "sv" if country == "SE" and dice.random() < 0.86 else "en" if dice.random() < 0.08 else "de" if country != "SE" else "en"
    zone = ZoneInfo(TIME_ZONES[country])
    at = datetime(day.year, day.month, day.day, dice.choices(range(24), _BY_HOUR)[0], dice.randrange(60), tzinfo=zone)
    at = at.astimezone(timezone.utc).astimezone(zone)  # on one night in spring an hour is left out: no clock shows it
    town = dice.choices(world.towns[country], world.sizes[country])[0]
    needs: Dict[str, Dict[str, Any]] = {
        "who": {"who": _draw(dice, _WHO)}, "topic": {"topics": dice.choices(world.topics, world.topic_weights)},
        "setting": {"setting": dice.choices(world.settings, world.setting_weights)[0]},
        "age_group": {"age_group": dice.choice(("young", "adult", "adult", "older", "child"))},
        "place": {"place": town.name, "region": town.region}, "contact": {"wishes": {"contact": [_draw(dice, _WAYS)]}}}
    talk = _Talk(dice, {"language": language, "country": country})
    talk.turn("begin", "", {}, [_text("greeting"), _ask("who")])
    return Script(at, country, *talk.go_on(needs, supply))


class _Talk:
    """Plays one conversation to its end."""

    def __init__(self, dice: random.Random, slots: Dict[str, Any]) -> None:
        self._dice, self._slots, self._seconds = dice, slots, 0.0
        self._turns: List[Turn] = []
        self._aside: List[str] = []

    def turn(self, intent: str, choice: str, slots: Mapping[str, Any], said: Sequence[Dict[str, Any]], nearly: str = "") -> None:
        changed = {**(self._slots if not self._turns else {}), **slots}
        self._slots.update(slots)
        self._turns.append(Turn(intent, choice, tuple(said), changed, round(self._seconds, 1), nearly))
        self._seconds += self._dice.uniform(4, 40)

    def go_on(self, needs: Mapping[str, Mapping[str, Any]], supply: Supply) -> Tuple[Tuple[Turn, ...], Dict[str, str]]:
        dice, words = self._dice, self._dice.random() < 0.7
        plan = ["who", "topic", *dice.sample(["setting", "age_group", "place", "contact"], dice.randint(1, 3))]
        open_question, told = "who", dict(needs["topic"]) if words else {}
        if words:  # she writes what is the matter, and sometimes more than one thing
            for extra in ("who", "setting"):
                if dice.random() < 0.4:
                    told.update(needs[extra])
        alarm = _level(dice)
        for number, question in enumerate(plan):
            if dice.random() < 0.05:
                return tuple(self._turns), {}  # she leaves at the question that is open
            following = next((each for each in plan[number + 1:] if not _known(each, {**self._slots, **told, **needs[question]})), None)
            if dice.random() < 0.06:
                intent, often = dice.choice(("out_of_scope", "inform", "small_talk")), dice.randint(1, 3)
                self.turn(intent, "", {}, [_ask(open_question, f"reask_{often}")], _NEARLY[intent][often > 1])
            if _known(question, self._slots):
                continue
            said: List[Dict[str, Any]] = [] if alarm == "none" or number else [{"type": "crisis", "level": alarm, "kind": "suicidality", "third": False}]
            said += [_ask(following)] if following else []
            if dice.random() < 0.1:
                self._aside.append(question)
                self.turn("dont_know", f"skip={question}", {"aside": sorted(self._aside)}, said)
            else:
                answer = {**needs[question], **told}
                told = {}
                value = next(iter(answer.values()))
                self.turn("inform", "" if words else f"{question}={value}", answer, said)
            open_question = following or open_question
            if following and dice.random() < 0.04:
                self.turn("back", f"change={question}", {}, [_ask(question)])
                self.turn("inform", f"{question}=again", {**needs[question], "aside": [q for q in self._aside if q != question]}, [_ask(following)])
        return self._offers(needs, supply)

    def _offers(self, needs: Mapping[str, Mapping[str, Any]], supply: Supply) -> Tuple[Tuple[Turn, ...], Dict[str, str]]:
        dice, slots = self._dice, self._slots
        topic = (slots.get("topics") or ["general"])[0]
        there = supply.fitting(slots.get("setting"), topic, slots.get("region") or slots["country"])
        ids = [offer.id for offer in dice.sample(there, min(3, len(there)))]
        if not ids:
            fallback = supply.fitting(None, "general", slots["country"])
            ids = [offer.id for offer in dice.sample(fallback, min(2, len(fallback)))]
            said = [facet for slot, facet in (("setting", "setting"), ("region", "region"), ("wishes", "contact"), ("age_group", "age")) if slots.get(slot)]
            obstacle = said[len(self._turns) % len(said)] if said else None
            self.turn("inform", "", {}, [_text("nothing_fits_obstacle", facet=obstacle), _show(ids, "offers_fallback"), _ask("offers")])
            if dice.random() < 0.4:
                self.turn("inform", f"relax={obstacle}", {}, [_show(ids, "offers"), _ask("offers")])
        else:
            self.turn("inform", "", {}, [_show(ids, "offers"), _ask("offers")])
        if not ids or dice.random() < 0.3:
            return tuple(self._turns), {}
        offer = dice.choices(ids, [3.0, 2.0, 1.0][:len(ids)])[0]
        self.turn("show_contact", f"contact={offer}", {"opened": offer}, [{"type": "contact", "phrase": "contact", "offer": offer}, _ask("helped")])
        ending = _draw(dice, _ENDINGS)
        if ending in ("helped", "not_helped"):
            good = ending == "helped"
            word = "yes" if good else "no"
            self.turn(f"feedback_{word}", f"helped={word}", {"helped": good}, [_text(f"feedback_{word}")])
        elif ending in ("nobody", "wrong"):
            slot = "unanswered" if ending == "nobody" else "reported_wrong"
            intent = "nobody_answered" if ending == "nobody" else "number_wrong"
            self.turn(intent, f"{ending}={offer}", {slot: [offer]}, [_show(ids, "offers_more"), _ask("offers")])
        return tuple(self._turns), {offer: _draw(dice, _WAYS)} if dice.random() < 0.6 else {}


def _falling(ids: Sequence[str], first: Sequence[str]) -> List[float]:
    """How often each is asked for: those that come `first` most, and the others ever less."""
    ranks = {id: rank for rank, id in enumerate((*first, *(id for id in ids if id not in first)))}
    return [1.0 / (1 + ranks[id]) ** 0.9 for id in ids]


def _level(dice: random.Random) -> str:
    return dice.choices(("none", "concern", "acute"), (0.93, 0.05, 0.02))[0]


def _known(question: str, slots: Mapping[str, Any]) -> bool:
    assert question in QUESTIONS
    return bool(slots.get({"topic": "topics", "contact": "wishes"}.get(question, question)))


def _ask(question: Optional[str], phrase: str = "") -> Dict[str, Any]:
    return {"type": "question", "question": question, "phrase": phrase or f"ask_{question}", "values": {}, "choices": []}


def _text(phrase: str, **values: Any) -> Dict[str, Any]:
    return {"type": "text", "phrase": phrase, "values": values}


def _show(ids: Sequence[str], phrase: str) -> Dict[str, Any]:
    return {"type": "offers", "phrase": phrase, "values": {}, "offers": [{"id": id, "reasons": {}} for id in ids]}


def _draw(dice: random.Random, chances: Mapping[str, float]) -> str:
    return dice.choices(list(chances), list(chances.values()))[0]
