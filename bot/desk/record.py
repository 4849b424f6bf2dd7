"""What a turn adds to the anonymous record of its conversation: ids of closed vocabularies, counts and outcomes.

Everything is drawn from Rasa's events and slots; whatever is no id of the vocabulary, the gazetteer or the catalogue is
left out, so that no word can slip in.
"""
from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, fields
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, Dict, FrozenSet, Iterable, List, Mapping, Optional, Tuple
from zoneinfo import ZoneInfo

from index.gazetteer import load_gazetteer
from index.hours import TIME_ZONES
from index.taxonomy import LANGUAGES, load_taxonomy
from index.yml import read_yml
from retrieval.questions import QUESTIONS

LEVELS = ("none", "concern", "acute")
STATES = ("told", "open", "answered", "skipped", "corrected")  # of a question: told without being asked, asked …
# How far a conversation came: before any offer it ended at a question, at "are you safe?" or elsewhere.
BEFORE = (*(f"at_{question}" for question in QUESTIONS), "at_safe", "at_other")
ENDS = (*BEFORE, "offers", "contact", "helped", "not_helped")
WAYS = ("phone", "chat", "email", "web", "sms", "app", "address", "form")
LARGE_ENOUGH = 20_000  # people; a smaller municipality is recorded as its region alone
_SLOTS = {"who": ("who",), "setting": ("setting",), "topic": ("topics",), "age_group": ("age", "age_group"), "place": ("place", "region")}
ASKED = (*QUESTIONS, "offers", "helped", "safe", "none")
OBSTACLES = ("region", "contact", "contact_not", "language", "cost", "anonymous", "time", "group", "accessible", "age", "setting", "who",
             "near", "counsellor", "secular", "topic")
_DOMAIN = Path(__file__).parents[1] / "dialogue/domain/domain.yml"
NOT_UNDERSTOOD = ("reask_", "answer_out_of_scope")  # what begins like this says that a message was not understood


@dataclass
class OfferNote:
    """What happened with one offer; `rank` 0 where it was not among those shown in this turn."""

    rank: int = 0
    opened: int = 0
    nobody: int = 0
    wrong: int = 0
    way: Optional[str] = None
    helped: Optional[str] = None  # yes or no


@dataclass
class Record:
    """One conversation as the table holds it, with the offers and misses that were added since it was read."""

    day: str
    hour: int
    language: Optional[str] = None
    country: Optional[str] = None
    channel: str = "site"
    entry: Optional[str] = None
    who: Optional[str] = None
    setting: Optional[str] = None
    topic: Optional[str] = None
    topics: Optional[str] = None
    region: Optional[str] = None
    municipality: Optional[str] = None
    answer_who: Optional[str] = None
    answer_setting: Optional[str] = None
    answer_topic: Optional[str] = None
    answer_age_group: Optional[str] = None
    answer_place: Optional[str] = None
    answer_contact: Optional[str] = None
    crisis: str = "none"
    ended: str = "at_other"
    nothing_fits: int = 0
    obstacle: Optional[str] = None
    relaxed: int = 0
    misses: int = 0
    turns: int = 0
    first_offer_seconds: Optional[float] = None
    offers: Dict[str, OfferNote] = field(default_factory=dict)
    missed: Counter[Tuple[str, str]] = field(default_factory=Counter)
    nearly: Dict[Tuple[str, str], str] = field(default_factory=dict)  # what it was nearly read as, the first time

    @classmethod
    def begun(cls, at: float, country: Optional[str], conversation: str = "") -> Record:
        """A record that begins at a time (seconds since 1970), in the hours of its country."""
        local = datetime.fromtimestamp(at, ZoneInfo(TIME_ZONES.get(country or "", "Europe/Berlin")))
        return cls(local.date().isoformat(), local.hour, channel="rest" if conversation.startswith("rest-") else "site")

    def row(self) -> Dict[str, Any]:
        """The columns of the table `record_conversations`."""
        return {**{name: getattr(self, name) for name in COLUMNS}, "month": self.day[:7]}

    def hear(self, events: Iterable[Any], slots: Mapping[str, Any], began: float) -> None:
        """Take in the events of one turn and the slots after it; `began` is the time of the conversation's first event."""
        meant: Dict[str, Any] = {}
        corrected, asked, missed, intent = False, [], False, "inform"
        for event in events:
            if event.type_name == "user":
                intent = str((event.intent or {}).get("name"))
                corrected = corrected or intent == "back"
                meant = (event.parse_data or {}).get("understanding") or {}
                self._said(intent, str(meant.get("choice") or ""))
            elif event.type_name == "slot" and event.key in ("unanswered", "reported_wrong"):
                for offer in event.value or ():
                    note = self._offer(offer)
                    note.opened, note.rank = 1, note.rank or 1  # who reports it has tried it
                    setattr(note, "nobody" if event.key == "unanswered" else "wrong", 1)
                    self.ended = _furthest(self.ended, "contact")
            elif event.type_name == "slot" and event.key == "helped" and event.value is not None and isinstance(slots.get("opened"), str):
                note = self._offer(slots["opened"])
                note.opened, note.rank, note.helped = 1, note.rank or 1, "yes" if event.value else "no"
            elif event.type_name == "bot" and (event.data or {}).get("custom"):
                custom = event.data["custom"]
                self._showed(custom, event.timestamp - began)
                missed = missed or str(custom.get("phrase")).startswith(NOT_UNDERSTOOD)
                if custom["type"] == "question":
                    asked.append(custom["question"])
        self._learn(slots)
        for question in QUESTIONS:
            state = _state(getattr(self, f"answer_{question}"), question, slots, question in asked, corrected)
            setattr(self, f"answer_{question}", state)
        if missed:
            self.misses += 1
            known = _vocabulary()["intents"]
            key = (_one_of(intent, known) or "inform", _one_of(asked[0] if asked else None, ASKED) or "none")
            self.missed[key] += 1
            nearly = next((name for name, _ in meant.get("intents") or () if name in known and name != key[0]), None)
            if nearly:
                self.nearly.setdefault(key, nearly)
        self.ended = _end(self.ended, asked, slots)

    def _said(self, intent: str, choice: str) -> None:
        if intent == "begin":
            return
        self.turns += 1
        self.entry = self.entry or ("buttons" if choice else "words")
        if choice.startswith("relax="):
            self.relaxed = 1

    def _showed(self, custom: Mapping[str, Any], seconds: float) -> None:
        kind, phrase = custom["type"], str(custom.get("phrase"))
        if kind == "offers":
            for rank, each in enumerate(custom["offers"], 1):
                note = self._offer(each["id"])
                note.rank = note.rank or rank
        elif kind == "contact":
            note = self._offer(custom["offer"])
            note.opened, note.rank = 1, note.rank or 1
        elif kind == "crisis":
            self.crisis = max(self.crisis, custom["level"], key=LEVELS.index)
        if kind in ("offers", "contact"):
            self.ended = _furthest(self.ended, "offers" if kind == "offers" else "contact")
            if self.first_offer_seconds is None:
                self.first_offer_seconds = round(max(seconds, 0.0), 1)
        if phrase.startswith("nothing_fits"):
            self.nothing_fits = 1
            self.obstacle = self.obstacle or _one_of((custom.get("values") or {}).get("facet"), OBSTACLES)

    def _learn(self, slots: Mapping[str, Any]) -> None:
        """The answers as they stand; one that was taken back stays until another comes."""
        known = _vocabulary()
        topics = [topic for topic in slots.get("topics") or () if topic in known["topics"]][:3]
        told = {"language": _one_of(slots.get("language"), LANGUAGES), "country": _one_of(slots.get("country"), TIME_ZONES),
                "who": _one_of(slots.get("who"), known["who"]), "setting": _one_of(slots.get("setting"), known["settings"]),
                "topic": topics[0] if topics else None, "topics": " ".join(topics) or None}
        told.update(zip(("region", "municipality"), where(slots.get("place"), slots.get("region"), slots.get("country"))))
        for name, value in told.items():
            if value or (name == "municipality" and told["region"]):
                setattr(self, name, value)

    def _offer(self, id: str) -> OfferNote:
        return self.offers.setdefault(id, OfferNote())


COLUMNS: Tuple[str, ...] = tuple(each.name for each in fields(Record) if each.name not in ("offers", "missed", "nearly"))


def where(place: Any, region: Any, country: Any) -> Tuple[Optional[str], Optional[str]]:
    """(region, municipality): the municipality only from 20,000 people, the region only where the gazetteer has it."""
    found = load_gazetteer().find(place, country) if isinstance(place, str) else None
    code = region if region in _vocabulary()["regions"] else found.region if found else None
    large = found is not None and found.population >= LARGE_ENOUGH and found.region == code
    return code, found.name if found and large else None


def _state(before: Optional[str], question: str, slots: Mapping[str, Any], asked: bool, corrected: bool) -> Optional[str]:
    wishes = slots.get("wishes") or {}
    known = bool(wishes.get("contact") or wishes.get("contact_not")) if question == "contact" else any(
        slots.get(slot) for slot in _SLOTS[question])
    if before == "corrected" or (corrected and asked and before in ("told", "answered", "skipped", "open")):
        return "corrected"
    if known:
        return "told" if before in (None, "told") else "answered"
    if before == "open" and question in (slots.get("aside") or ()):
        return "skipped"
    return "open" if asked and before is None else before


def _end(before: str, asked: List[str], slots: Mapping[str, Any]) -> str:
    if slots.get("helped") is not None and before not in BEFORE:
        return "helped" if slots["helped"] else "not_helped"
    if before in BEFORE and asked:
        return f"at_{asked[-1]}" if f"at_{asked[-1]}" in BEFORE else "at_other"
    return before


def _furthest(before: str, now: str) -> str:
    return max(before, now, key=ENDS.index)


def _one_of(value: Any, known: Iterable[str]) -> Optional[str]:
    return value if isinstance(value, str) and value in known else None


@lru_cache(maxsize=1)
def _vocabulary() -> Dict[str, FrozenSet[str]]:
    taxonomy = load_taxonomy()
    facets = {facet: frozenset(taxonomy.ids(facet)) for facet in ("who", "settings", "topics")}
    intents = frozenset(read_yml(_DOMAIN)["intents"])
    return {**facets, "intents": intents, "regions": frozenset(place.region for place in load_gazetteer().places)}
