"""Rasa's component that watches over safety: joins the guard's rules with the classifier, sets a message's level."""
from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import INTENT, INTENT_NAME_KEY, METADATA, PREDICTED_CONFIDENCE_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from index.encoder import open_encoder
from index.remembering import remembering
from nlu.alike import Neighbours
from nlu.danger import DangerReader, read_examples, train_danger
from nlu.guard import LEVELS, Alarm, open_guard
from nlu.verdict import join

UNDERSTANDING = "understanding"  # the message's key for all that was understood
_SEEN = "_seen"
_OTHERS = frozenset(("relative", "friend", "colleague"))
# What asks about Lotse itself is evidence of no danger: "do they get to know that I wrote here?"
_ABOUT_LOTSE = ("privacy", "are_you_human", "cost", "who_runs", "what_can_you_do", "why_ask")
_BRIEF = 2  # words


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class SafetyWatch(IntentClassifier, GraphComponent):
    """Sets `crisis` in the understanding of every message, and the intent `crisis` where the danger is acute."""

    def __init__(self, config: dict[str, Any], storage: ModelStorage, resource: Resource,
                 reader: DangerReader | None = None) -> None:
        self._config, self._storage, self._resource, self._reader = config, storage, resource, reader
        self._guard = open_guard()

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {"encoder": "lotse"}

    @staticmethod
    def required_packages() -> list[str]:
        return ["sklearn"]

    @classmethod
    def create(cls, config: dict[str, Any], model_storage: ModelStorage, resource: Resource,
               execution_context: ExecutionContext) -> SafetyWatch:
        return cls(config, model_storage, resource)

    @classmethod
    def load(cls, config: dict[str, Any], model_storage: ModelStorage, resource: Resource,
             execution_context: ExecutionContext, **kwargs: Any) -> SafetyWatch:
        watch = cls(config, model_storage, resource)
        with model_storage.read_from(resource) as folder:
            watch._reader = DangerReader.load(folder, watch._guard.vocabulary)
        return watch

    def train(self, training_data: TrainingData) -> Resource:
        """Learn from the crisis sentences, the lay sentences, and the intent examples of the training data."""
        everyday = [((example.get(METADATA) or {}).get("language") or "", example.get(TEXT))
                    for example in training_data.intent_examples if example.get(TEXT)]
        self._reader = train_danger(remembering(self._config["encoder"]), self._guard.vocabulary,
                                    read_examples(everyday))
        with self._storage.write_to(self._resource) as folder:
            self._reader.save(folder)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            understood = dict(message.get(UNDERSTANDING) or {})
            typed = message.get(TEXT) or ""
            found = self.watch(typed, understood.pop(_SEEN, None), understood.get("intent") in _ABOUT_LOTSE)
            third = found.third or understood.get("who") in _OTHERS
            crisis = {"level": found.level, "kind": None if found.level == "none" else found.kind,
                      "third": third and found.level != "none"}
            message.set(UNDERSTANDING, {**understood, "crisis": crisis}, add_to_output=True)
            if found.level == "acute":
                message.set(INTENT, {INTENT_NAME_KEY: "crisis", PREDICTED_CONFIDENCE_KEY: 1.0}, add_to_output=True)
        return messages

    def watch(self, typed: str, seen: tuple[str, Any, Neighbours] | None = None, calm: bool = False) -> Alarm:
        """The level of one message by rules and classifier together; "none" is an alarm of that level. `seen` are the message without dialect,
        its reading and its neighbours, where they are known; `calm` where something beside the text itself speaks against danger."""
        rule, by_text = self._guard.judge(typed)
        text = seen[0] if seen else typed
        if text != typed and (rule is None or rule.level != "acute"):
            plain, calm_in_plain = self._guard.judge(text)  # "i ka nümm" is read as what it says
            rule, by_text = (plain, calm_in_plain) if plain and (rule is None or LEVELS.index(plain.level) > LEVELS.index(rule.level)) else (rule, by_text)
        if self._reader is None or not text.strip():
            return rule or Alarm("none", "suicidality", False)
        reading, neighbours = seen[1:] if seen else (open_encoder(self._config["encoder"]).read([text])[1][0], None)
        return join(rule, calm or by_text, len(text.split()) <= _BRIEF, self._reader.read(text, reading), neighbours)

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        return training_data
