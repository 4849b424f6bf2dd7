"""Rasa's component for everything that a message means: trains the heads, reads the message, names intent and entities."""
from __future__ import annotations

from typing import Any, Dict, List, Optional

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.nlu.constants import ENTITIES, INTENT, INTENT_NAME_KEY, METADATA, PREDICTED_CONFIDENCE_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from index.encoder import open_encoder
from index.gazetteer import load_gazetteer
from index.remembering import remembering
from index.taxonomy import load_taxonomy
from index.words import read_sentences
from nlu.heads import Heads, train_heads
from nlu.language import LanguageReader
from nlu.lexicon import Lexicon
from nlu.teaching import read_asides, read_messages
from nlu.understanding import Understander

UNDERSTANDING = "understanding"
_ENTITIES = ("who", "relation", "setting", "age", "place", "region")


@DefaultV1Recipe.register([DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER,
                           DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR], is_trainable=True)
class MeaningReader(IntentClassifier, EntityExtractorMixin, GraphComponent):
    """Sets the intent, the entities (ids only) and, as `understanding`, all that was understood."""

    def __init__(self, config: Dict[str, Any], storage: ModelStorage, resource: Resource,
                 heads: Optional[Heads] = None) -> None:
        self._config, self._storage, self._resource, self._heads = config, storage, resource, heads
        self._understander: Optional[Understander] = None

    @staticmethod
    def get_default_config() -> Dict[str, Any]:
        return {"encoder": "lotse"}

    @staticmethod
    def required_packages() -> List[str]:
        return ["spacy", "sklearn"]

    @classmethod
    def create(cls, config: Dict[str, Any], model_storage: ModelStorage, resource: Resource,
               execution_context: ExecutionContext) -> MeaningReader:
        return cls(config, model_storage, resource)

    @classmethod
    def load(cls, config: Dict[str, Any], model_storage: ModelStorage, resource: Resource,
             execution_context: ExecutionContext, **kwargs: Any) -> MeaningReader:
        with model_storage.read_from(resource) as folder:
            return cls(config, model_storage, resource, Heads.load(folder, load_taxonomy()))

    def train(self, training_data: TrainingData) -> Resource:
        """Learn from the intent examples of the training data and the lay sentences of `index/data/words`."""
        languages = LanguageReader()
        intents = [(((example.get(METADATA) or {}).get("intent") or {}).get("language") or languages.read(example.get(TEXT), "de"),
                    example.get(INTENT), example.get(TEXT)) for example in training_data.intent_examples]
        taxonomy = load_taxonomy()
        self._heads = train_heads(remembering(self._config["encoder"]), taxonomy, Lexicon(taxonomy),
                                  read_sentences(held_out=False), read_messages(), intents, read_asides())
        with self._storage.write_to(self._resource) as folder:
            self._heads.save(folder)
        return self._resource

    def process(self, messages: List[Message]) -> List[Message]:
        for message in messages:
            text = message.get(TEXT) or ""
            context = message.get(METADATA) or {}
            meant = self._reader().read(text, context.get("language"), context.get("question"), context.get("country"),
                                        bool(context.get("fixed_language")), context.get("who"))
            message.set(INTENT, {INTENT_NAME_KEY: meant["intent"], PREDICTED_CONFIDENCE_KEY: meant["intents"][0][1]},
                        add_to_output=True)
            entities = [{"entity": key, "value": meant[key]} for key in _ENTITIES if meant[key] is not None]
            entities += [{"entity": "topic", "value": topic} for topic in meant["topics"]]
            message.set(ENTITIES, self.add_extractor_name(entities), add_to_output=True)
            message.set(UNDERSTANDING, meant, add_to_output=True)
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        return training_data

    def _reader(self) -> Understander:
        if self._understander is None:
            assert self._heads is not None
            self._understander = Understander(open_encoder(self._config["encoder"]), load_taxonomy(), load_gazetteer(),
                                              self._heads)
        return self._understander
