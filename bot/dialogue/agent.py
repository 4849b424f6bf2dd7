"""Rasa's agent, built with our memory and our actions."""
from __future__ import annotations

from pathlib import Path
from typing import Callable

from actions import all_actions
from bot.dialogue import quiet
from retrieval.finder import Finder


class ModelError(Exception):
    """There is no trained model, or it does not fit; the message says what to do."""


def newest_model(folder: Path) -> Path:
    models = sorted(folder.glob("*.tar.gz"), key=lambda path: path.stat().st_mtime)
    if not models:
        raise ModelError(f"There is no trained model in {folder}: run `lotse train`.")
    return models[-1]


def build_agent(model: Path, database_url: str, finder: Callable[[], Finder]):  # type: ignore[no-untyped-def]  # noqa: ANN201
    """(agent, tracker store). Rasa is imported only here, after TensorFlow and its logs were kept out."""
    quiet.install()
    from rasa.core.agent import Agent

    from bot.dialogue.inprocess import InProcessActions, know_event_types, trust_own_actions
    from bot.dialogue.memory import WordlessTrackerStore
    from bot.dialogue.runner import InOrderRunner

    trust_own_actions()
    know_event_types()
    store = WordlessTrackerStore(database_url)
    agent = Agent(tracker_store=store, action_endpoint=InProcessActions(all_actions(finder)))
    # Rasa puts a store around ours that falls back, silently and with words, to process memory: taken off again.
    agent.tracker_store = store
    agent.load_model(str(model))
    agent.processor.graph_runner = InOrderRunner(agent.processor.graph_runner)
    quiet.silence()
    return agent, store
