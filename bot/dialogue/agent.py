"""Rasa's agent, built with our memory and our actions."""
from __future__ import annotations

from pathlib import Path
from typing import Any, Callable

from actions import all_actions
from bot.dialogue import quiet
from index.sieve import make_ready
from retrieval.finder import Finder


class ModelError(Exception):
    """There is no trained model, or it does not fit; the message says what to do."""


def newest_model(folder: Path) -> Path:
    models = sorted(folder.glob("*.tar.gz"), key=lambda path: path.stat().st_mtime)
    if not models:
        raise ModelError(f"There is no trained model in {folder}: run `lotse train`.")
    return models[-1]


def load_agent(model: Path, finder: Callable[[], Finder]) -> Any:
    """Rasa's agent with a model, without a memory yet. Rasa is imported only here, after TensorFlow and its logs were kept out."""
    quiet.install()
    from rasa.core.agent import Agent

    from bot.dialogue.inprocess import InProcessActions, know_event_types, trust_own_actions
    from bot.dialogue.processor import Direct
    from bot.dialogue.runner import InOrderRunner, RulesAskedOnce

    trust_own_actions()
    know_event_types()
    agent = Agent(action_endpoint=InProcessActions(all_actions(finder)))
    try:
        agent.load_model(str(model))
    except Exception as error:  # a download that was cut off, say
        raise ModelError(f"The model {model} is damaged ({type(error).__name__}): delete it and run `lotse train`.") from error
    agent.processor.graph_runner = InOrderRunner(agent.processor.graph_runner)
    agent.processor._predict_next_with_tracker = RulesAskedOnce(agent.processor)
    Direct.take_over(agent.processor)
    _wake(agent.processor)
    make_ready(model.parent)
    quiet.silence()
    return agent


def _wake(processor: Any) -> None:
    """Has a message read: with it all expressions are there that read one, and nobody's first one takes longer than others."""
    from rasa.core.channels.channel import UserMessage
    from rasa.core.processor import PLACEHOLDER_MESSAGE, PLACEHOLDER_TRACKER

    message = UserMessage("Hallo, hej, hello")  # of words that tell no language, so that what tells it by letters is loaded too
    processor.graph_runner.run({PLACEHOLDER_MESSAGE: [message], PLACEHOLDER_TRACKER: None}, [processor.model_metadata.nlu_target])


def give_memory(agent: Any, store: Any) -> None:
    """From now on the agent works on this store. Rasa would put a store around it that falls back, silently and with
    words, to process memory."""
    agent.tracker_store = agent.processor.tracker_store = store
    store.domain = agent.domain
