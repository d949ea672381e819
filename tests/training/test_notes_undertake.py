"""What is undertaken in the style of a note, and what only looks like it."""

from __future__ import annotations

from datetime import datetime

import pytest

from firstline.training.commitments import commitments
from firstline.training.sentences import sentences

NOW = datetime.fromisoformat("2026-04-14T11:00:00+01:00")


def timed(text: str) -> bool:
    return any(one.has_time for one in commitments(sentences(text), NOW))


@pytest.mark.parametrize(
    "said",
    [
        "Lewis Adeyemi replies in writing by April 17.",
        "Written answer from Lewis Adeyemi by April 17.",
        "New call today 1:30 pm, number ending 4466.",
        "Courtesy car is at the desk, car done 2 pm tomorrow.",
        "Booked for tomorrow at 10.15. I'll be the one ringing.",
        "If it's still there at 4pm on Thursday I'll take it up with your bank.",
        "If the hold has not gone by Thursday at 4pm I will ring your bank.",
    ],
)
def test_a_named_doer_or_deed_with_its_time_is_undertaken(said: str) -> None:
    assert timed(said)


@pytest.mark.parametrize(
    "said",
    [
        "The call on Monday at 2 was never made.",
        "Your call was due at 2 pm on Monday.",
        "Call us back at 1:30 pm today.",
        "Someone will call you at 1:30 pm.",
        "If you ring by 4pm I'll see what I can do.",
        "Update to follow in due course.",
    ],
)
def test_what_was_due_or_is_asked_of_her_is_not(said: str) -> None:
    assert not timed(said)
