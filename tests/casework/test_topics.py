"""What words name, and what she puts aside."""

from __future__ import annotations

import pytest

from firstline.casework.topics import put_aside, topics


@pytest.mark.parametrize(
    ("text", "issue"),
    [
        ("not about the callback, what is 3307", "call_dropped"),
        ("It isn't about your callback. Where's my box?", "call_dropped"),
        ("the parcel can wait, when does he come", "order_status"),
        ("never mind the visit", "appointment_missed"),
        ("ok forget about the refund for now", "refund_status"),
        ("not complaining, just asking", "complaint_unanswered"),
        ("I don't wish to make a complaint", "complaint_unanswered"),
        ("this isn't a complaint", "complaint_unanswered"),
        ("no complaint, only a question", "complaint_unanswered"),
    ],
)
def test_what_she_puts_aside_is_heard(text, issue):
    assert put_aside(text) == {issue}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "you forget my parcel every time",
        "leave the parcel with the neighbour",
        "don't forget the visit",
        "you ignore my complaint",
        "I never complained",
        "it is not about the money, the parcel is late",
        "nobody called about the visit",
    ],
)
def test_what_is_missed_or_forgotten_is_not_put_aside(text):
    assert not put_aside(text) & {"order_status", "appointment_missed", "complaint_unanswered"}


def test_an_issue_is_named_by_its_thing():
    named = topics("status of my parcel and can the engineer be rebooked")
    assert named == {"order_status", "appointment_missed"}
    assert topics("hello there") == frozenset()
