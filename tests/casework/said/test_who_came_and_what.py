"""Who did not come, a day that was taken off and money for an old thing are told from each other."""

from __future__ import annotations

import pytest

from firstline.casework.said.claim import NOT_RECEIVED, WAS_VISITED, WRONG_ITEM
from tests.casework.records import said


@pytest.mark.parametrize(
    "text",
    [
        "nobody came to repair my cooktop",
        "no one turned up to fix the dryer in my kitchen",
        "on Thursday nobody ever came to look at my cooktop",
    ],
)
def test_nobody_came_to_do_it_is_no_visit(text):
    assert said(text).claimed(WAS_VISITED) is None
    assert said(text).disclaimed(WAS_VISITED)


@pytest.mark.parametrize(
    "text", ["he was to install it on Friday", "your man was to repair my hob"]
)
def test_who_was_to_come_has_not_been_there(text):
    assert said(text).claimed(WAS_VISITED) is None


def test_who_came_to_do_it_was_there():
    assert said("he came to repair it").claimed(WAS_VISITED)


@pytest.mark.parametrize(
    "text", ["I had taken the day off", "she took another day off", "I've taken half a morning off"]
)
def test_a_day_that_was_taken_off_was_not_stolen(text):
    assert said(text).claimed(NOT_RECEIVED) is None
    assert said("somebody has taken it off the porch").claimed(NOT_RECEIVED)


@pytest.mark.parametrize(
    "text",
    ["the 210 for the old one", "where's the credit for my old fridge", "$210 for my old machine"],
)
def test_money_for_an_old_thing_is_no_wrong_thing(text):
    assert said(text).claimed(WRONG_ITEM) is None
    assert said("they sent the part for the old one").claimed(WRONG_ITEM)
