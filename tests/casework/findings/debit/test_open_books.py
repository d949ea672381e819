"""Books that are not closed, or do not tell, give no verdict."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from firstline.casework.facts import Deadline
from tests.casework.findings.debit.books import (
    AGAIN,
    CLOSED_AT,
    FIRST,
    TWICE,
    ago,
    capture,
    codes,
    found,
    order,
)
from tests.casework.records import NOW

NEW_YORK = ZoneInfo("America/New_York")


def test_two_pending_debits_of_today_are_not_told_yet():
    today = [capture(f"CH-{n}", at=ago(hours=n), status="pending") for n in (1, 2)]
    finding = found(order(), *today)[0]

    assert (finding.code, finding.certainty) == ("UNCLEAR", "unknown")
    assert "books_open" in finding.facts
    assert finding.facts["closes_at"] == Deadline(datetime(2026, 11, 11, 11, tzinfo=timezone.utc))


@pytest.mark.parametrize(("clock", "code"), [((5, 59, 59), "UNCLEAR"), ((6, 0, 0), "DUP_CAPTURE")])
def test_the_books_of_a_day_close_at_six_the_next_morning(clock, code):
    noon = datetime(2026, 11, 4, 12, tzinfo=NEW_YORK)
    now = datetime(2026, 11, 5, *clock, tzinfo=NEW_YORK)
    taken = [capture("CH-1", at=noon), capture("CH-2", at=noon + timedelta(minutes=3))]
    assert codes(order(), *taken, now=now, as_of=now) == [code]


def test_six_in_the_morning_is_the_companys_also_when_the_clock_changes():
    """The night of 1 November 2026 has an hour more in New York."""
    evening = datetime(2026, 10, 31, 20, tzinfo=NEW_YORK)
    taken = [capture("CH-1", at=evening), capture("CH-2", at=evening + timedelta(minutes=3))]
    now = datetime(2026, 11, 1, 10, 30, tzinfo=timezone.utc)
    assert codes(order(), *taken, now=now, as_of=now) == ["UNCLEAR"]
    later = now + timedelta(minutes=30)
    assert codes(order(), *taken, now=later, as_of=later) == ["DUP_CAPTURE"]


def test_a_copy_from_before_the_close_tells_no_more_than_open_books():
    finding = found(*TWICE, as_of=CLOSED_AT + timedelta(days=1, hours=2))[0]
    assert finding.code == "UNCLEAR"
    assert finding.facts["closes_at"].at > NOW


def test_a_second_debit_that_has_not_settled_is_not_taken_yet():
    finding = found(order(), FIRST, replace(AGAIN, status="pending", settled_at=None))[0]
    assert finding.code == "UNCLEAR"
    assert "unsettled" in finding.facts


def test_a_third_debit_of_today_does_not_hide_two_of_last_week():
    today = capture("CH-3", at=ago(hours=1), status="pending")
    assert codes(*TWICE, today)[0] == "DUP_CAPTURE"


def test_a_debit_without_a_date_is_no_proof():
    finding = found(order(), FIRST, replace(AGAIN, created_at=None, settled_at=None))[0]
    assert finding.code == "UNCLEAR"
    assert "undated" in finding.facts


def test_a_day_she_names_whose_books_are_open_is_waited_for():
    finding = found(order(), FIRST, text="two debits of $95.00 today")[0]
    assert finding.code == "UNCLEAR"
    assert finding.facts["asked_on"].day.isoformat() == "2026-11-10"


def test_an_unknown_settlement_is_none():
    assert codes(order(), FIRST, replace(AGAIN, status=None, settled_at=None)) == ["UNCLEAR"]
