"""A span runs from the confirmation; a time that was shown stands until it has passed."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from firstline.casework.doing import timing
from firstline.casework.doing.model import Doing
from firstline.casework.due import parse
from firstline.casework.facts import Deadline
from tests.casework.records import COMPANY
from tests.desk.conftest import NOW

LATER = NOW + timedelta(minutes=10)
TASK = Doing("ring_back", "task", "call", "DROP_LIVE", "Ring back")


def due(text, facts=None, now=NOW):
    return timing.timed(TASK, parse(text), now, COMPANY, facts or {})


@pytest.mark.parametrize(("text", "minutes"), [("2 minutes", 2), ("1 hour", 60), ("now", 15)])
def test_a_span_is_counted_from_the_confirmation(text, minutes):
    drawn = due(text)
    assert (drawn.within, drawn.due_at) == (minutes, NOW + timedelta(minutes=minutes))
    assert timing.counted(drawn, LATER).due_at == LATER + timedelta(minutes=minutes)
    assert not timing.is_over(drawn, NOW, LATER)


@pytest.mark.parametrize("text", ["end of day", "1 business day", "today"])
def test_a_time_stays_as_it_was_shown(text):
    drawn = due(text)
    assert drawn.within == 0
    assert timing.counted(drawn, LATER) == drawn
    assert not timing.is_over(drawn, NOW, LATER)


def test_a_time_that_passed_since_it_was_shown_is_over_and_one_that_was_past_then_is_not():
    drawn = due("{tell_by}", {"tell_by": Deadline(NOW + timedelta(minutes=5))})
    assert timing.is_over(drawn, NOW, LATER)
    assert not timing.is_over(drawn, NOW + timedelta(minutes=6), LATER)
    assert not timing.is_over(replace(drawn, kind="refund"), NOW, LATER)


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(1, "1 minute"), (2, "2 minutes"), (60, "1 hour"), (90, "90 minutes"), (2880, "2 days")],
)
def test_a_span_is_told_in_its_longest_whole_unit(minutes, words):
    assert timing.span(minutes) == words
