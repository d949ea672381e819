"""How much what is said is like the description of a thing."""

from __future__ import annotations

import pytest

from firstline.casework.findings.call.likeness import likenesses, most_like

SOLD = ("Alder 7 kg washer, 2019", "Finch robot vacuum", "Gas hob, four burners")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("my washing machine", 0),
        ("where's the washer", 0),
        ("the robot hoover stalls", 1),
        ("burner of the stove", 2),
    ],
)
def test_a_thing_is_known_by_what_customers_call_it(text, place):
    assert most_like(SOLD, text, "Alder & Finch") == [place]


@pytest.mark.parametrize("text", ["washing up", "a hoovering noise of the lift", "Finch", ""])
def test_words_that_only_sound_like_it_are_no_thing(text):
    assert most_like(SOLD, text, "Alder & Finch") == []


def test_two_words_are_more_than_one():
    assert likenesses(SOLD, "the robot vacuum", "") == [0, 2, 0]
