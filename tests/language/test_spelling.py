from __future__ import annotations

import pytest

from firstline.language import spelling
from firstline.language.spelling import Spelling

OFTEN = {"refund": 9, "charge": 2, "charged": 8, "the": 20, "hello": 3, "help": 9, "doesn't": 4}
ENGLISH = {"form", "charger", "rung"}


@pytest.fixture
def mend():
    return Spelling(OFTEN, ENGLISH.__contains__).mend


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("refnud", "refund"),
        ("refudn", "refund"),
        ("reffund", "refund"),
        ("refnd", "refund"),
        ("refumd", "refund"),
        ("erfund", "refund"),
        ("chargd", "charged"),
        ("teh", "the"),
        ("helo", "hello"),
        ("doesnt", "doesn't"),
        ("Refnud!", "refund!"),
    ],
)
def test_one_slip_of_the_finger_is_mended(mend, typed, meant):
    assert mend(typed) == meant


@pytest.mark.parametrize(
    "typed", ["refund", "charger", "Befund", "rf", "the2", "refuuuund", "tha", "x" * 5000, "12"]
)
def test_known_words_names_and_the_unknowable_stay(mend, typed):
    assert mend(typed) == typed


def test_the_rest_of_the_text_stays_as_it_is(mend):
    assert mend("Where's  teh REFNUD, ok?") == "Where's  the refund, ok?"


def test_words_are_counted_and_those_of_one_text_left_out():
    assert spelling.count(["A refund, a Refund", "once"]) == {"refund": 2}
