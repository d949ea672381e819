"""How a parcel was when it came."""

from __future__ import annotations

import pytest

from firstline.casework.arrival import was_empty, was_harmed


@pytest.mark.parametrize(
    "text",
    [
        "arrived but box empty",
        "You sent me an empty parcel!",
        "the box was completely empty",
        "opened it and there was nothing inside",
        "pkg came empty",
    ],
)
def test_a_parcel_was_empty(text):
    assert was_empty(text)


@pytest.mark.parametrize(
    "text", ["my letter box is empty", "the fridge is empty", "nothing came", "the tank was empty"]
)
def test_other_things_are_empty_too(text):
    assert not was_empty(text)


@pytest.mark.parametrize(
    "text", ["box damaged", "it came broken", "a crushed parcel", "damaged in transit"]
)
def test_a_parcel_was_harmed_on_its_way(text):
    assert was_harmed(text)


@pytest.mark.parametrize("text", ["it broke after a week", "the box came today", "broken promises"])
def test_what_broke_later_was_not_harmed_on_its_way(text):
    assert not was_harmed(text)
