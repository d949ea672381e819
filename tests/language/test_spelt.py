from __future__ import annotations

import numpy as np
import pytest

from firstline.language.regression import shares
from firstline.language.spelt import Spelt

TEXTS = ["where is my refund", "", "🙂", "thanks a lot", "where is my parcel " * 40]


@pytest.fixture
def spelt(small_model) -> Spelt:
    return Spelt(small_model)


def one_by_one(model, text):
    found = model.lexical_bias.copy()
    for terms, weights in (
        (model.words, model.word_weights),
        (model.characters, model.character_weights),
    ):
        columns, values = terms.weigh(text)
        found += values @ weights[columns]
    return shares(found)


def test_texts_read_at_once_are_read_as_each_by_itself(spelt, small_model):
    together = spelt.shares(TEXTS)
    for text, row in zip(TEXTS, together, strict=True):
        assert np.allclose(row, one_by_one(small_model, text), atol=1e-5)


def test_what_they_say_adds_up_to_one_and_the_words_decide(spelt, small_model):
    rows = spelt.shares(TEXTS)
    assert np.allclose(rows.sum(axis=1), 1)
    assert small_model.labels[rows[0].argmax()] == "refund_status"
    assert small_model.labels[spelt.by_words("many thanks").argmax()] == "thanks"
