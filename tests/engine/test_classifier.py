from __future__ import annotations

import json

import pytest
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from firstline.engine.classifier import SentenceIntentClassifier
from firstline.language.model import FACTS, ModelRefused

EXAMPLES = {
    "refund_status": ["where is my refund", "the refund has not arrived"],
    "order_status": ["where is my parcel", "has the order shipped"],
    "thanks": ["thank you very much", "thanks a lot"],
    "inform": ["7776"],
}
CONFIG = {**SentenceIntentClassifier.get_default_config(), "courtesies": ["thanks"], "ranking": 2}
RESOURCE = Resource("classifier")
CONTEXT = ExecutionContext(GraphSchema({}))


@pytest.fixture(scope="module")
def storage(tmp_path_factory):
    storage = LocalModelStorage(tmp_path_factory.mktemp("storage"))
    messages = [
        Message({TEXT: text, INTENT: intent})
        for intent, texts in EXAMPLES.items()
        for text in texts
    ]
    trained = SentenceIntentClassifier.create(CONFIG, storage, RESOURCE, CONTEXT)
    trained.train(TrainingData(messages))
    return storage


@pytest.fixture(scope="module")
def component(storage):
    return SentenceIntentClassifier.load(CONFIG, storage, RESOURCE, CONTEXT)


def understood(component, text):
    message = Message({TEXT: text})
    assert component.process([message]) == [message]
    return message.as_dict_nlu()


def test_a_message_gets_its_intent_and_the_best_of_the_ranking(component):
    got = understood(component, "has my refund come")
    assert got["intent"]["name"] == "refund_status"
    assert got["intent_ranking"][0] == got["intent"]
    assert len(got["intent_ranking"]) == CONFIG["ranking"]


@pytest.mark.parametrize("text", ["7776", "order 10447776", "a.b@example.com"])
def test_nothing_but_identifiers_is_inform_for_certain(component, text):
    assert understood(component, text)["intent"] == {"name": "inform", "confidence": 1.0}


@pytest.mark.parametrize("text", ["", "🙂", "..."])
def test_a_message_without_words_has_no_intent(component, text):
    got = understood(component, text)
    assert got["intent"] == {"name": None, "confidence": 0.0}
    assert got["intent_ranking"] == []


def test_the_files_of_another_version_are_refused(storage):
    with storage.read_from(RESOURCE) as folder:
        kept = (folder / FACTS).read_text()
        facts = json.loads(kept)
        facts["version"]["format"] = "0"
        (folder / FACTS).write_text(json.dumps(facts))
        with pytest.raises(ModelRefused, match="train again"):
            SentenceIntentClassifier.load(CONFIG, storage, RESOURCE, CONTEXT)
        (folder / FACTS).write_text(kept)


def test_what_it_needs_is_installed():
    from importlib import import_module

    for package in SentenceIntentClassifier.required_packages():
        import_module(package)
