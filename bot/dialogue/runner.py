"""Rasa's graph without dask: the same nodes, one after the other, in an order that is worked out once. And its rules, asked once."""
from __future__ import annotations

from typing import Any, Dict, List, Mapping, Optional, Sequence, Tuple

from rasa.engine.exceptions import GraphRunError

_Order = List[Tuple[str, Tuple[str, ...]]]  # each node after those whose output it takes


class InOrderRunner:
    """Takes the place of `DaskGraphRunner` in a loaded model; dask builds and orders its own graph for each message."""

    def __init__(self, runner: Any) -> None:
        self._schema, self._nodes = runner._graph_schema, runner._instantiated_nodes
        self._orders: Dict[Tuple[str, ...], _Order] = {}

    def run(self, inputs: Optional[Mapping[str, Any]] = None, targets: Optional[Sequence[str]] = None) -> Dict[str, Any]:
        """The output of each target. Raises what a node raises."""
        wanted = tuple(targets or self._schema.target_names)
        if wanted not in self._orders:
            self._orders[wanted] = self._order(wanted)
        done: Dict[str, Any] = dict(inputs or {})
        try:
            for name, needs in self._orders[wanted]:
                done[name] = self._nodes[name](*[(need, done[need]) if need in done else need for need in needs])[1]
        except RuntimeError as error:
            raise GraphRunError("A node of the model could not be run.") from error
        return {name: done[name] for name in wanted}

    def _order(self, wanted: Tuple[str, ...]) -> _Order:
        needs = {name: tuple(node.needs.values()) for name, node in self._schema.minimal_graph_schema(list(wanted)).nodes.items()}
        order: _Order = []
        placed: Dict[str, None] = {}

        def place(name: str) -> None:
            if name in needs and name not in placed:
                placed[name] = None
                for need in needs[name]:
                    place(need)
                order.append((name, needs[name]))

        for name in needs:
            place(name)
        return order


class RulesAskedOnce:
    """Takes the place of a processor's `_predict_next_with_tracker`. Our rules look at nothing but the intent and the actions that
    answered it so far (no slot weighs in the domain), so what follows for the same ones is known; Rasa would write out and compare
    the whole conversation each time."""

    def __init__(self, processor: Any) -> None:
        self._ask, self._known = processor._predict_next_with_tracker, {}  # type: ignore[var-annotated]

    def __call__(self, tracker: Any) -> Any:
        if tracker.followup_action or tracker.active_loop_name:
            return self._ask(tracker)
        key = (tracker.latest_message.intent.get("name") if tracker.latest_message else None, *_since_then(tracker))
        if key not in self._known:
            self._known[key] = self._ask(tracker)
        return self._known[key]


def _since_then(tracker: Any) -> List[str]:
    """The actions since the last message of the person, last first."""
    from rasa.shared.core.events import ActionExecuted, UserUttered

    done: List[str] = []
    for event in reversed(tracker.events):
        if type(event) is UserUttered:
            break
        if type(event) is ActionExecuted:
            done.append(str(event.action_name))
    return done
