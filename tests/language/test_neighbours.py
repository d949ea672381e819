"""How alike sentences are to the examples, in integers."""

from __future__ import annotations

import numpy as np
import pytest

from firstline.language.neighbours import Neighbours


def unit(rows: int, seed: int) -> np.ndarray:
    vectors = np.random.default_rng(seed).standard_normal((rows, 384)).astype(np.float32)
    return vectors / np.linalg.norm(vectors, axis=1)[:, None]


@pytest.mark.parametrize("asked", [1, 2, 7, 31, 64])
@pytest.mark.parametrize("known", [1, 63, 64, 65, 3225])
def test_a_cosine_is_that_of_floats_but_for_a_hundredth(asked, known):
    examples, vectors = unit(known, 1), unit(asked, 2)
    found = Neighbours(examples).alike(vectors)
    assert found.shape == (asked, known)
    assert np.abs(found - vectors @ examples.T).max() < 0.01


def test_an_example_is_most_like_itself():
    examples = unit(300, 3)
    found = Neighbours(examples)
    assert [int(found.alike(one[None])[0].argmax()) for one in examples] == list(range(300))


def test_an_example_of_nothing_is_like_nothing():
    examples = np.zeros((3, 384), np.float32)
    assert not Neighbours(examples).alike(unit(2, 4)).any()
