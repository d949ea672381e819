"""A slice of the ledgers benchmark: no look-alike is called a double and no double is missed."""

from __future__ import annotations

import pytest

from benchmarks.ledgers.judging import FALSE, MISSED, Score, ledgers, verdict
from benchmarks.ledgers.shapes import ALIKES, DOUBLES, Made, only, taken_twice

SEED = 20261110
EACH = 700


@pytest.mark.parametrize("shapes", ["doubles", "alikes"])
def test_a_slice_of_made_ledgers_is_judged_rightly(shapes):
    score = Score()
    for number in range(EACH):
        score.add(ledgers(SEED, number, shapes), number)
    assert not score.wrong, f"wrong, with the first number of each: {score.first}"
    assert len(score.seen) == len(DOUBLES if shapes == "doubles" else ALIKES)


def test_the_same_seed_makes_the_same_ledger():
    first, again = (ledgers(7, 3, "alikes").books.snapshot() for _ in range(2))
    assert first == again
    assert ledgers(8, 3, "alikes").books.snapshot() != first


def test_a_double_that_is_none_and_one_that_is_missed_are_both_counted():
    double, alike = ledgers(7, 0, "doubles"), ledgers(7, 2, "alikes")
    assert verdict(Made(double.shape, double.books, only())) == FALSE
    assert verdict(Made(alike.shape, alike.books, taken_twice(1))) == MISSED
