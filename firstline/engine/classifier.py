"""The classifier of firstline.language as a component of Rasa's graph."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from firstline import clock, company
from firstline.casework import said
from firstline.language import encoder, model
from firstline.language.classifier import Classifier
from firstline.language.trainer import Tuning, train
from firstline.language.understanding import Understanding

ISSUES, HINTS = "issues", "hints"
WARM_UP = "what is the account ending 7776"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class SentenceIntentClassifier(GraphComponent, IntentClassifier):
    """Takes the fields of `Tuning` from config.yml, and `ranking`: how many intents to report."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        tuning = {field.name: field.default for field in fields(Tuning)}
        lists = {"scales": list(Tuning.scales), "courtesies": [], "issues": []}
        return {**tuning, **lists, "ranking": 5}

    @staticmethod
    def required_packages() -> list[str]:
        return ["onnxruntime", "tokenizers"]

    def __init__(self, config: dict[str, Any], storage: ModelStorage, resource: Resource) -> None:
        self._config = config
        self._storage = storage
        self._resource = resource
        self._classifier: Classifier | None = None

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SentenceIntentClassifier:
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> SentenceIntentClassifier:
        """Raises ModelRefused when another version of the component left the files."""
        component = cls(config, model_storage, resource)
        with model_storage.read_from(resource) as folder:
            learnt = model.load(folder)
        component._classifier = Classifier(learnt, encoder.shared(), _identifier_reader())
        component._classifier.classify(WARM_UP)
        return component

    def train(self, training_data: TrainingData) -> Resource:
        examples = [
            (message.get(TEXT), message.get(INTENT)) for message in training_data.intent_examples
        ]
        tuning = Tuning(**{field.name: self._config[field.name] for field in fields(Tuning)})
        learnt = train(examples, encoder.shared(), tuning)
        with self._storage.write_to(self._resource) as folder:
            model.save(learnt, folder)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            understood = self._classifier.classify(message.get(TEXT) or "")
            _write(message, understood, self._config["ranking"])
        return messages


def _write(message: Message, understood: Understanding, most: int) -> None:
    intent = {"name": understood.intent, "confidence": understood.confidence}
    message.set(INTENT, intent, add_to_output=True)
    message.set(INTENT_RANKING_KEY, _named(understood.ranking[:most]), add_to_output=True)
    message.set(ISSUES, _named(understood.issues), add_to_output=True)
    message.set(HINTS, _named(understood.hints), add_to_output=True)


def _named(labels: Iterable[tuple[str, float]]) -> list[dict[str, Any]]:
    return [{"name": name, "confidence": confidence} for name, confidence in labels]


def _identifier_reader():
    """The parser's word on messages that are nothing but identifiers, for this company."""
    here = company.load()

    def only_identifier(text: str) -> bool:
        return said.names_only(text, region=here.region, timezone=here.timezone, now=clock.now())

    return only_identifier
