from __future__ import annotations

import numpy as np
import pytest

from firstline.language.trainer import TooFewExamples, Tuning, train

TWO = [("where is my refund", "refund"), ("thanks a lot", "thanks")]


def test_the_same_examples_give_the_same_model(encoder):
    first, second = train(TWO, encoder), train(TWO, encoder)
    assert np.array_equal(first.weights, second.weights)
    assert np.array_equal(first.word_weights, second.word_weights)


def test_two_intents_have_a_row_each(encoder):
    assert train(TWO, encoder).weights.shape[0] == 2


def test_bare_identifiers_are_not_learnt(small_model):
    assert small_model.labels == ("order_status", "refund_status", "thanks")


def test_courtesies_are_not_rewritten_as_reports(encoder):
    rewritten = train(TWO, encoder)
    courteous = train(TWO, encoder, Tuning(courtesies=("thanks",)))
    assert len(courteous.examples) < len(rewritten.examples)


@pytest.mark.parametrize("examples", [[], TWO[:1], [("7776", "inform"), TWO[0]]])
def test_fewer_than_two_intents_are_refused(encoder, examples):
    with pytest.raises(TooFewExamples):
        train(examples, encoder)
