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


def test_the_name_of_an_intent_is_an_example_of_it(encoder):
    model = train(TWO, encoder, Tuning(styled=0))
    assert len(model.examples) == 4
    assert sorted(model.example_labels) == [0, 0, 1, 1]


def test_with_many_examples_no_copies_are_made(encoder):
    few, many = (train(TWO, encoder, Tuning(styled=styled)) for styled in (1, 0))
    assert len(few.examples) > len(many.examples)


def test_the_scale_is_one_of_those_given(encoder):
    one, other = (train(TWO, encoder, Tuning(scales=(scale,))) for scale in (3.0, 9.0))
    both = train(TWO, encoder, Tuning(scales=(3.0, 9.0)))
    assert any(np.array_equal(both.weights, single.weights) for single in (one, other))


def test_courtesies_are_not_rewritten_as_reports(encoder):
    rewritten = train(TWO, encoder)
    courteous = train(TWO, encoder, Tuning(courtesies=("thanks",)))
    assert len(courteous.examples) < len(rewritten.examples)


@pytest.mark.parametrize("examples", [[], TWO[:1], [("7776", "inform"), TWO[0]]])
def test_fewer_than_two_intents_are_refused(encoder, examples):
    with pytest.raises(TooFewExamples):
        train(examples, encoder)
