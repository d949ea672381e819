from __future__ import annotations

import numpy as np
import pytest

from firstline.language import encoder as encoders


def test_vectors_have_unit_length(encoder):
    vector = encoder.encode("where is my parcel")
    assert vector.shape == (encoders.DIMENSIONS,)
    assert np.linalg.norm(vector) == pytest.approx(1.0, abs=1e-5)


def test_sentences_of_one_meaning_are_nearer_than_others(encoder):
    texts = ["where is my parcel", "the package has not come yet", "the soup needs more salt"]
    asked, same, other = encoders.meaning(encoder.encode_many(texts))
    assert asked @ same > asked @ other + 0.3


def test_many_texts_get_the_vectors_they_have_alone(encoder):
    texts = ["a much longer sentence about an order that never came", "hi", "two words", ""]
    for text, vector in zip(texts, encoder.encode_many(texts), strict=True):
        assert np.array_equal(encoder.encode(text), vector)


def test_an_exact_repeat_is_not_computed_again(encoder):
    assert encoder.encode("said before") is encoder.encode("said before")


def test_a_remembered_vector_cannot_be_changed(encoder):
    with pytest.raises(ValueError, match="read-only"):
        encoder.encode("keep me")[0] = 1.0


def test_a_process_holds_one_copy():
    assert encoders.shared() is encoders.shared()


def test_ordinary_words_are_known_and_slips_are_not(encoder):
    assert encoder.knows("delivery")
    assert not encoder.knows("devilery")
