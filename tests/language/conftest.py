"""The encoder, a small classifier made on the spot, and the one that is really served."""

from __future__ import annotations

import tarfile
from datetime import datetime, timezone
from pathlib import Path

import pytest

from firstline import settings
from firstline.casework import said
from firstline.engine import training
from firstline.language import encoder as encoders
from firstline.language import model as models
from firstline.language.classifier import Classifier
from firstline.language.encoder import Encoder
from firstline.language.model import Model
from firstline.language.trainer import Tuning, train

NOW = datetime(2026, 11, 10, 6, tzinfo=timezone.utc)

SMALL = {
    "refund_status": [
        "where is my refund",
        "the refund has not arrived",
        "was the money sent back",
    ],
    "order_status": ["where is my parcel", "has the order shipped", "when is it delivered"],
    "thanks": ["thank you very much", "thanks a lot", "many thanks"],
    "inform": ["7776"],
}
ISSUES = ("order_status", "refund_status")


@pytest.fixture(scope="session")
def encoder() -> Encoder:
    return encoders.shared()


@pytest.fixture(scope="session")
def small_model(encoder: Encoder) -> Model:
    examples = [(text, intent) for intent, texts in SMALL.items() for text in texts]
    return train(examples, encoder, Tuning(courtesies=("thanks",), issues=ISSUES))


@pytest.fixture(scope="session")
def small(small_model: Model, encoder: Encoder) -> Classifier:
    return Classifier(small_model, encoder)


@pytest.fixture(scope="session")
def served(encoder: Encoder, tmp_path_factory: pytest.TempPathFactory) -> Classifier:
    """The classifier inside the model that `firstline up` would serve, trained if need be."""
    archive = training.ensure_model(settings.load().home, settings.PROJECT)
    folder = tmp_path_factory.mktemp("served")
    with tarfile.open(archive) as packed:
        for member in packed.getmembers():
            if Path(member.name).name in (models.FACTS, models.ARRAYS):
                member.name = Path(member.name).name
                packed.extract(member, folder)
    return Classifier(models.load(folder), encoder, _only_identifier)


def _only_identifier(text: str) -> bool:
    return said.names_only(text, region="US", timezone=timezone.utc, now=NOW)
