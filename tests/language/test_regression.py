from __future__ import annotations

import numpy as np
import pytest
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from firstline.language.regression import fit, shares, surprise

LABELS = ["a"] * 12 + ["b"] * 6 + ["c"] * 30
ROWS = np.random.default_rng(3).normal(size=(48, 5)).astype(np.float32)
ROWS[:12, 0] += 2
ROWS[12:18, 1] += 2


@pytest.mark.parametrize("rows", [ROWS, csr_matrix(ROWS)])
@pytest.mark.parametrize("strength", [0.3, 3.0])
def test_weights_are_those_of_scikit_learn(rows, strength):
    ours = fit(rows, LABELS, strength, rounds=500)
    theirs = LogisticRegression(C=strength, max_iter=500, class_weight="balanced", tol=1e-6)
    theirs.fit(ROWS, LABELS)
    assert ours.labels == ("a", "b", "c")
    assert np.allclose(ours.weights.T, theirs.coef_, atol=0.02)
    assert shares(ROWS @ ours.weights + ours.bias) == pytest.approx(
        theirs.predict_proba(ROWS), abs=0.01
    )


def test_the_same_rows_give_the_same_weights():
    first, second = (fit(ROWS, LABELS, 1.0, 50) for _ in range(2))
    assert np.array_equal(first.weights, second.weights)


def test_shares_of_large_logits_add_up_to_one():
    assert shares(np.array([[1e4, 0.0], [3.0, 3.0]])).sum(axis=1) == pytest.approx([1.0, 1.0])


def test_a_wrong_guess_surprises_more_than_a_right_one():
    fitted = fit(ROWS, LABELS, 1.0, 100)
    assert surprise(fitted, ROWS, LABELS) < surprise(fitted, ROWS, ["b"] * 48)


def test_an_unknown_label_is_nearly_impossible():
    assert surprise(fit(ROWS, LABELS, 1.0, 100), ROWS[:1], ["z"]) > 20
