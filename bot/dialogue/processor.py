"""Rasa's processor without what leads to nothing here: each turn it would fill slots that only actions set, look for actions that
are known, and copy every event for a log that is off."""
from __future__ import annotations

from typing import Any, Dict, Iterable, List, Optional, Tuple

from rasa.core.actions.action import Action, action_for_name_or_text
from rasa.core.channels.channel import OutputChannel
from rasa.core.policies.policy import PolicyPrediction
from rasa.exceptions import ActionLimitReached
from rasa.shared.core.events import ActionExecutionRejected, Event
from rasa.shared.core.trackers import DialogueStateTracker

_SET_BY_ACTIONS = {"type": "custom"}


class Direct:
    """Takes the place of some methods of one processor; what it does not know it leaves to them."""

    def __init__(self, processor: Any) -> None:
        self._processor = processor
        self._actions: Dict[str, Action] = {}

    @classmethod
    def take_over(cls, processor: Any) -> None:
        direct = cls(processor)
        processor._get_action = direct.action
        processor.predict_next_with_tracker_if_should = direct.predict
        processor._log_action_on_tracker = direct.log_action
        processor._log_slots = lambda tracker: None
        processor._check_for_unseen_features = lambda parsed: None  # it builds a second domain to see whether ours is empty
        if only_actions_set(processor.domain):
            processor.run_action_extract_slots = direct.extract_nothing

    def action(self, name: str) -> Action:
        """The action of that name; none of ours keeps anything from one turn to the next."""
        if name not in self._actions:
            self._actions[name] = action_for_name_or_text(name, self._processor.domain, self._processor.action_endpoint)
        return self._actions[name]

    def predict(self, tracker: DialogueStateTracker) -> Tuple[Action, PolicyPrediction]:
        """(the next action, the prediction that names it). Raises ActionLimitReached."""
        processor = self._processor
        if processor.is_action_limit_reached(tracker, processor.should_predict_another_action(tracker.latest_action_name)):
            raise ActionLimitReached("The limit of actions to predict has been reached.")
        prediction = processor._predict_next_with_tracker(tracker)
        return self.action(processor.domain.action_names_or_texts[prediction.max_confidence_index]), prediction

    def log_action(self, tracker: DialogueStateTracker, action: Action, events: Optional[List[Event]], prediction: PolicyPrediction) -> None:
        """Add to the tracker that an action was run, and what came of it."""
        events, domain = events or [], self._processor.domain
        if not any(isinstance(event, ActionExecutionRejected) for event in events):
            tracker.update_with_events(prediction.events, domain)
            tracker.update(action.event_for_successful_execution(prediction))
        tracker.update_with_events(events, domain)

    async def extract_nothing(self, output_channel: OutputChannel, tracker: DialogueStateTracker) -> DialogueStateTracker:
        return tracker


def only_actions_set(domain: Any) -> bool:
    """Whether no slot is filled from messages, so that there is nothing to extract."""
    filled: Iterable[Any] = (slot.mappings for slot in domain.slots if slot.mappings)
    return all(mapping == _SET_BY_ACTIONS for mappings in filled for mapping in mappings)
