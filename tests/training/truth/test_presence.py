"""Days and hours that an agent utters and nobody named are wrong, whatever the words around them."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firstline.training.scoring import read_line, score

NAMED = {date(2026, 11, 10), date(2026, 11, 14), date(2026, 11, 20), date(2026, 11, 24)}
TODAY, LATEST = date(2026, 11, 18), date(2026, 11, 23)
FACTS = {
    "finding": "WRONG_ITEM",
    "fault": "ours",
    "now": "2026-11-18T10:00:00-05:00",
    "customer": {"name": "Noor Haddad", "order_number": "20518834", "postcode": "30309"},
    "truth": {
        "cause": "the warehouse packed the wrong colour",
        "ordered_on": "2026-11-10",
        "delivered": "2026-11-14",
        "slot": "2026-11-20T13:00:00-05:00",
        "eta": "2026-11-24",
        "ordered": "navy duvet cover",
        "sent": "white duvet cover",
    },
    "do": ["send the right one"],
    "follow_up": {"owner": "agent", "latest": "2026-11-23T17:00:00-05:00"},
}
ONCE = settings(max_examples=40, deadline=None)
PAST = st.dates(TODAY - timedelta(days=60), TODAY - timedelta(days=2)).filter(
    lambda day: day not in NAMED
)


def wrong(said: str, heard: str = "You sent the wrong colour.", facts: dict = FACTS) -> bool:
    turns = [{"speaker": "customer", "text": heard}, {"speaker": "agent", "text": said}]
    return bool(score(read_line(json.dumps({"id": 1, "facts": facts, "turns": turns}))).wrong_facts)


def written(day: date) -> str:
    return f"{day:%B} {day.day}"


@ONCE
@given(
    PAST,
    st.sampled_from(
        (
            "You ordered navy and our warehouse packed a white one, which came on {}.",
            "Which would you rather have? The parcel came on {}.",
        )
    ),
)
def test_a_past_day_that_nobody_named_is_wrong_beside_any_words(day: date, line: str) -> None:
    assert wrong(line.format(written(day)))
    assert not wrong(line.format("November 14"))


@pytest.mark.parametrize(
    "line",
    [
        "It will be with you on {}.",
        "The supplier expects it on {}.",
        "I'll make sure of it on {} and write to you then.",
        "Our van brings it on {}.",
    ],
)
def test_a_day_to_come_behind_all_that_is_foreseen_is_wrong(line: str) -> None:
    assert wrong(line.format("January 8"))
    assert wrong(line.format("December 15"))
    assert not wrong(line.format("November 24"))


def test_who_rings_or_writes_may_choose_the_day_up_to_the_last() -> None:
    assert not wrong("I'll ring you on November 21.")
    assert not wrong("I'll check it on Thursday, November 19 and write to you.")
    assert wrong("I'll ring you on December 1.")


@pytest.mark.parametrize(
    "line", ["He can come on November 20 at {}.", "Your visit is on Friday, November 20, {}."]
)
def test_a_visit_has_the_hour_of_the_records(line: str) -> None:
    assert wrong(line.format("8 am"))
    assert not wrong(line.format("1 pm"))
    assert not wrong(line.format("13:00"))


def test_where_no_times_are_fixed_the_agent_may_book_one() -> None:
    truth = {key: one for key, one in FACTS["truth"].items() if key != "slot"}
    line = "I've put your repair in the diary for November 27 at 11 am."
    assert not wrong(line, facts=FACTS | {"truth": truth})
    assert wrong(line)


def test_a_call_has_any_hour_up_to_the_last() -> None:
    assert not wrong("I'll ring you on Monday, November 23 at 11 am.")
    assert wrong("Dana rings you on Monday, November 23 by 9 pm.")


def test_what_is_asked_of_her_or_her_own_word_is_no_day_of_ours() -> None:
    assert not wrong("You told me of November 4.", heard="It came on November 4.")
    assert not wrong("Did it come on November 4?")
