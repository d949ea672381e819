"""A promise has an owner, a verb and a time that can be kept or broken."""

from __future__ import annotations

from datetime import date, datetime, time, timezone

import pytest

from firstline.training.commitments import commitments
from firstline.training.sentences import plain, sentences

NOW = datetime(2026, 3, 5, 10, 0, tzinfo=timezone.utc)


def found(text: str) -> list:
    return list(commitments(sentences(plain(text)), NOW))


@pytest.mark.parametrize(
    ("text", "owner", "day", "at"),
    [
        (
            "I'll ring you tomorrow at 9:30, even if there's no news.",
            "I",
            date(2026, 3, 6),
            time(9, 30),
        ),
        (
            "Priya in payments will explain the number by tomorrow 4pm.",
            "Priya",
            date(2026, 3, 6),
            time(16),
        ),
        ("By Friday noon I'm going to write to you.", "I", date(2026, 3, 6), time(12)),
        ("I've sent it again and will check on 9 March.", "I", date(2026, 3, 9), None),
        ("My manager will decide by 9 March.", "My", date(2026, 3, 9), None),
        ("You'll hear from me within two hours.", "You", date(2026, 3, 5), time(12)),
    ],
)
def test_owner_verb_and_time_are_read(text: str, owner: str, day: date, at: time | None) -> None:
    first = found(text)[0]

    assert (first.owner, first.day, first.at, first.has_time) == (owner, day, at, True)


@pytest.mark.parametrize(
    "text",
    [
        "Someone will ring you tomorrow at 9:30.",
        "It will be checked by Friday.",
        "I can't promise that I'll ring you on Friday.",
        "If I hear more I might call you on Friday.",
        'You said "I\'ll ring you on Friday".',
        "Shall I ring you tomorrow at 9:30?",
        "[AGENT] will ring you by {time}.",
        "I won't ring you on Friday.",
        "I rang you yesterday at 9:30.",
    ],
)
def test_what_undertakes_nothing_is_no_promise(text: str) -> None:
    assert not [one for one in found(text) if one.has_time]


def test_a_promise_without_a_time_is_known_as_such() -> None:
    assert [one.has_time for one in found("I'll ring you about it.")] == [False]
