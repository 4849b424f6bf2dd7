"""Runs the actions inside this process instead of over HTTP."""
from __future__ import annotations

import logging
from functools import lru_cache
from typing import Any, Dict, Iterable

from rasa.core.actions.action import ActionExecutionRejection, RemoteAction
from rasa.shared.core.events import Event
from rasa.utils.endpoints import EndpointConfig
from rasa_sdk import Action
from rasa_sdk import interfaces as sdk
from rasa_sdk.executor import ActionExecutor

log = logging.getLogger(__name__)
# Each of our rules is one intent and one action. To say that it listens next spares asking the policy, half of what it costs.
_LISTEN = {"event": "followup", "name": "action_listen"}


class InProcessActions(EndpointConfig):
    """Takes the call that Rasa would POST to an action server; Rasa only ever calls `request` on it."""

    def __init__(self, actions: Iterable[Action]) -> None:
        super().__init__(url="in-process")
        self._executor = ActionExecutor()
        for action in actions:
            self._executor.register_action(action)

    async def request(self, *_: Any, json: Dict[str, Any], **__: Any) -> Dict[str, Any]:
        try:
            done = dict(await self._executor.run(json))
            return {**done, "events": [*done.get("events", ()), _LISTEN]}
        except sdk.ActionExecutionRejection as rejection:
            raise ActionExecutionRejection(rejection.action_name, rejection.message) from rejection
        except Exception as error:  # Rasa would log it and say nothing at all; type and place only: no words in logs
            where = error.__traceback__
            while where and where.tb_next:
                where = where.tb_next
            log.error("Action %s failed: %s in %s line %s", json["next_action"], type(error).__name__,
                      where.tb_frame.f_code.co_name if where else "?", where.tb_lineno if where else "?")
            return {"events": [_LISTEN], "responses": [{"custom": {"type": "apology"}}]}


def trust_own_actions() -> None:
    """Rasa checks each answer of an action against a JSON schema that it compiles anew: 20 ms a call."""
    RemoteAction._validate_action_result = lambda self, result: True  # type: ignore[method-assign]


def know_event_types() -> None:
    """Rasa walks all subclasses of Event for each event that it reads: a tenth of a millisecond each time. They are known."""
    if not hasattr(Event.resolve_by_type, "cache_info"):
        Event.resolve_by_type = staticmethod(lru_cache(maxsize=None)(Event.resolve_by_type))  # type: ignore[method-assign]
