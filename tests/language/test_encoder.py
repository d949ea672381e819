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


def test_texts_read_together_have_a_vector_for_all_and_one_for_each(encoder):
    texts = ["where is my parcel", "the soup needs more salt"]
    whole, parcel, soup = encoders.meaning(encoder.encode_together(texts))
    alone = encoders.meaning(encoder.encode_many(texts))
    assert parcel @ alone[0] > parcel @ alone[1] + 0.2
    assert soup @ alone[1] > soup @ alone[0] + 0.2
    assert np.allclose(whole, encoders.meaning(encoder.encode(" ".join(texts))))


def test_one_text_read_together_is_its_own_whole(encoder):
    together = encoder.encode_together(["where is my parcel"])
    assert np.array_equal(together, [encoder.encode("where is my parcel")])


def test_texts_beyond_the_longest_have_no_vector(encoder):
    texts = ["where is my parcel " * 8] * 40
    assert 1 < len(encoder.encode_together(texts)) < 8


def test_an_exact_repeat_is_not_computed_again(encoder):
    first, second = (encoder.encode_together(["said before"]) for _ in range(2))
    assert first is second


def test_a_remembered_vector_cannot_be_changed(encoder):
    with pytest.raises(ValueError, match="read-only"):
        encoder.encode("keep me")[0] = 1.0


def test_a_process_holds_one_copy():
    assert encoders.shared() is encoders.shared()
