from __future__ import annotations

import pytest

from firstline.casework.findings.call.topic import topic, was_rung
from tests.casework.records import said

DROPS, CALLBACKS, PAGE = "DROP_PAST", "CB_WRONG", "PORTAL_FAIL"


@pytest.mark.parametrize(
    ("code", "text"),
    [
        (DROPS, "she was cut off"),
        (DROPS, "the call dropped"),
        (DROPS, "my call with your colleague dropped"),
        (DROPS, "a dropped call again"),
        (DROPS, "i keep getting dropped"),
        (DROPS, "got disc mid call"),
        (DROPS, "your agent hung up on me"),
        (DROPS, "the line went dead"),
        (CALLBACKS, "nobody rang"),
        (CALLBACKS, "you rang the wrong number"),
        (CALLBACKS, "cb to wrong no"),
        (CALLBACKS, "a wrong number for my callback"),
        (CALLBACKS, "you woke me at 3 am"),
        (PAGE, "your booking page shows an error"),
        (PAGE, "i cannot book online"),
        (PAGE, "your site is down, i want to book"),
        (PAGE, "tried to schedule a visit on your site"),
        (PAGE, "online booking gives an error"),
    ],
)
def test_what_she_speaks_of_is_known(code, text):
    assert code in topic(said(text))


@pytest.mark.parametrize(
    "text",
    [
        "The price dropped",
        "I dropped the kettle",
        "the parcel was dropped at the neighbour's",
        "eye drops",
        "the battery is dead",
        "wrong number on my letter: 7776",
        "wrong no doubt",
        "you called that right, no doubt",
        "ordered online",
        "he is at the site office",
        "a building site",
        "it happened",
    ],
)
def test_words_that_only_sound_like_it_are_about_nothing(text):
    assert topic(said(text)) == ()


@pytest.mark.parametrize("text", ["you rang me yesterday, thanks", "you called me at 10 am"])
def test_who_was_rung_by_day_was_rung(text):
    assert was_rung(said(text))


@pytest.mark.parametrize(
    "text",
    [
        "you rang me at 6 in the morning",
        "You called me at 5:30!",
        "you rang me in the middle of the night",
        "you phoned me yesterday and woke the baby",
        "you did not ring me",
    ],
)
def test_a_call_at_night_settles_nothing(text):
    assert not was_rung(said(text))


def test_a_page_that_lets_nobody_book_is_the_page():
    assert PAGE in topic(said("your site wont let me book"))
