"""How alike sentences are to the examples, in integers."""

from __future__ import annotations

import numpy as np
import pytest

from firstline.language.neighbours import SHARPNESS, Neighbours


def unit(rows: int, seed: int) -> np.ndarray:
    vectors = np.random.default_rng(seed).standard_normal((rows, 384)).astype(np.float32)
    return vectors / np.linalg.norm(vectors, axis=1)[:, None]


@pytest.mark.parametrize("asked", [1, 2, 7, 31, 64])
@pytest.mark.parametrize("known", [1, 63, 64, 65, 3225])
def test_a_cosine_is_that_of_floats_but_for_a_hundredth(asked, known):
    examples, vectors = unit(known, 1), unit(asked, 2)
    found = Neighbours(examples, np.zeros(known, int)).alike(vectors)
    assert found.shape == (asked, known)
    assert np.abs(found - vectors @ examples.T).max() < 0.01


def test_an_example_is_most_like_itself():
    examples = unit(300, 3)
    found = Neighbours(examples, np.arange(300))
    assert [int(found.alike(one[None])[0].argmax()) for one in examples] == list(range(300))


def test_an_example_of_nothing_is_like_nothing():
    examples = np.zeros((3, 384), np.float32)
    assert not Neighbours(examples, np.arange(3)).alike(unit(2, 4)).any()


def test_the_nearest_examples_say_how_much_of_a_vote_each_label_gets():
    examples, labels = unit(500, 5), np.random.default_rng(6).integers(0, 7, 500)
    labels[labels == 4] = 5
    vectors = np.concatenate([unit(3, 7), examples[:2]])
    shares, most = Neighbours(examples, labels).vote(vectors, 8)

    cosines = vectors @ examples.T
    say = np.exp(SHARPNESS * cosines)
    expected = np.stack([say[:, labels == label].sum(axis=1) for label in range(8)], axis=1)
    assert np.abs(shares - expected / say.sum(axis=1, keepdims=True)).max() < 0.05
    assert np.abs(most[:, 0] - cosines.max(axis=1)).max() < 0.01
    assert not shares[:, [4, 7]].any()
    assert list(shares[3:].argmax(axis=1)) == list(labels[:2])
