"""What claims are understood at least; the labelled messages themselves are not shown."""

from __future__ import annotations

import pytest

from benchmarks.claims.labelled import labelled
from benchmarks.claims.scoring import scored

# (precision, recall), rounded down from what was reached
FLOOR = {
    "lost_pay": (0.80, 0.65),
    "made_neither": (0.60, 0.60),
    "not_in_books": (0.60, 0.40),
    "told_us": (0.80, 0.65),
    "danger": (0.95, 0.95),
    "defective": (0.75, 0.75),
    "wrong_item": (0.65, 0.75),
    "not_received": (0.65, 0.55),
    "received": (0.90, 0.85),
    "was_called": (0.90, 0.80),
    "was_visited": (0.80, 0.90),
    "charged_once": (0.90, 0.95),
    "was_in": (0.75, 0.75),
    "hung_up": (0.90, 0.80),
    "money_came": (0.70, 0.35),
    "repaired": (0.90, 0.55),
    "no_complaint": (0.90, 0.20),
    "card_exposed": (0.90, 0.60),
}


@pytest.fixture(scope="module")
def held():
    return scored(labelled("held"))


@pytest.mark.parametrize("kind", sorted(FLOOR))
def test_claims_are_understood_no_worse_than_before(held, kind):
    precision, recall = FLOOR[kind]

    assert held.exact[kind].precision >= precision
    assert held.exact[kind].recall >= recall


def test_no_kind_goes_without_a_floor(held):
    assert set(FLOOR) == set(held.exact)
    assert held.messages > 100
