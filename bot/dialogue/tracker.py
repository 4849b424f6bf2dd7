"""A conversation as Rasa's tracker that stays short: what was before the last turn is its slots, and nothing is words."""
from __future__ import annotations

from typing import Any, Deque, Dict, Iterable, List, Optional

from rasa.shared.core.constants import SESSION_START_METADATA_SLOT
from rasa.shared.core.events import AllSlotsReset, BotUttered, Event, Restarted, SlotSet, UserUttered
from rasa.shared.core.slots import Slot
from rasa.shared.core.trackers import DialogueStateTracker

from bot.desk.keeping import Known

_SPOKEN = "language"  # actions look for the voice that a conversation had before, so each is kept


def without_words(event: Event) -> Event:
    """The same event with its free text taken out. Never drops one: each counts as stored."""
    kind = type(event)  # asked whether it is an instance, Rasa's events take ten times as long to answer
    if kind is UserUttered:
        entities = [{"entity": e["entity"], "value": e["value"]} for e in event.entities]
        intent = {key: event.intent[key] for key in ("name", "confidence") if key in event.intent}
        return UserUttered("", intent, entities, {"text": "", "intent": intent, "entities": entities},
                           timestamp=event.timestamp, input_channel=event.input_channel, message_id=event.message_id)
    if kind is BotUttered:
        data = {"custom": event.data["custom"]} if (event.data or {}).get("custom") else None
        return BotUttered(None, data, {}, event.timestamp)
    if kind is SlotSet and event.key == SESSION_START_METADATA_SLOT:
        return SlotSet(event.key, None, event.timestamp)
    return event


class ShortTracker(DialogueStateTracker):
    """Rasa replays and copies every event of a tracker several times a turn, so that turns grow dearer as a conversation
    grows longer. This one holds the last turn alone; before it stand the slots as they were, as events that Rasa
    replays like any other.

    `last` is the number of the newest of its rows in the database, 0 where there is none; `stored` says how many of
    its events the database has; `record` is its record as the turn up to `last` left it, where that was a turn of ours.
    """

    events: Deque[Event]
    last = 0
    stored = 0
    record: Optional[Known] = None

    def init_copy(self) -> ShortTracker:
        """As Rasa's; but slots are copied by hand, which takes a fifth of the time of `copy.copy`."""
        copied = ShortTracker(self.sender_id, (), self._max_event_history, self.sender_source, self.is_rule_tracker)
        copied.slots = {name: _copied(slot) for name, slot in self.slots.items()}
        copied._reset()
        return copied

    def copy(self) -> ShortTracker:
        """As Rasa's, once for each action; but what the events made of it is taken over, and they are not replayed."""
        copied = ShortTracker.__new__(ShortTracker)
        copied.__dict__.update(self.__dict__)
        copied.slots = {name: _copied(slot) for name, slot in self.slots.items()}
        copied.events = self.events.copy()
        return copied

    def hear(self, events: Iterable[Event], last: int, domain: Any = None) -> None:
        """Take in events that are in the database already, up to the row `last`."""
        for event in events:
            self.update(event, domain)
        self.settle(last)
        self.record = None

    def new_events(self) -> List[Event]:
        return list(self.events)[self.stored:]

    def settle(self, last: int) -> None:
        """All events are stored now, up to the row `last`: shorten them, and let their words go."""
        events = list(self.events)
        events[self.stored:] = map(without_words, events[self.stored:])
        said = [place for place, event in enumerate(events) if type(event) is UserUttered]
        if said:
            before, turn = events[:said[-1]], events[said[-1]:]
            if len(said) > 1:
                opening = [event for event in events[:said[0]] if type(event) is not SlotSet]
                before = opening + _summary(before, (opening or events)[0].timestamp)
            self.events = self._create_events(before + turn)
            self.latest_message = turn[0]
        else:
            self.events = self._create_events(events)
        self.last, self.stored = last, len(self.events)


def _copied(slot: Slot) -> Slot:
    copied = slot.__class__.__new__(slot.__class__)
    copied.__dict__.update(slot.__dict__)
    return copied


def _summary(events: List[Event], began: float) -> List[Event]:
    """Events that set the slots as these have left them, at the time `began`."""
    slots: Dict[str, Any] = {}
    spoken: Dict[Any, None] = {}
    for event in events:
        kind = type(event)
        if kind is SlotSet:
            slots[event.key] = event.value
            if event.key == _SPOKEN:
                spoken.pop(event.value, None)
                spoken[event.value] = None
        elif kind is AllSlotsReset or kind is Restarted:
            slots.clear()
    voices: List[Event] = [SlotSet(_SPOKEN, voice, began) for voice in spoken]
    return voices + [SlotSet(name, value, began) for name, value in {_SPOKEN: None, **slots}.items()
                     if value is not None or (name == _SPOKEN and voices)]
