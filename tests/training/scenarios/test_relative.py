"""Days as seen from the moment a scenario is played, on the company's calendar."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firstline import company
from firstline.casework.calendar import is_business_day
from firstline.training.scenarios.relative import as_told, is_relative, moment, resolved

NOW = datetime(2026, 11, 10, 15, 4, 30, tzinfo=timezone.utc)
HERE = company.load()


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("now", "2026-11-10T10:04:30-05:00"),
        ("today 14:00", "2026-11-10T14:00:00-05:00"),
        ("-8 minutes", "2026-11-10T09:56:30-05:00"),
        ("-1 hours", "2026-11-10T09:04:30-05:00"),
        ("-5 days", "2026-11-05"),
        ("-20 days 09:00", "2026-10-21T09:00:00-04:00"),  # summer time: nine stays nine
        ("+1 business days 17:00", "2026-11-12T17:00:00-05:00"),  # the eleventh is a holiday
        ("-2 business days", "2026-11-06"),
        ("due {-3 days}, {nothing}", "due 2026-11-07, {nothing}"),
        ("in 5 days", "in 5 days"),
        ("+15551234567", "+15551234567"),
    ],
)
def test_what_is_relative_becomes_a_day_or_a_time(written: str, meant: str) -> None:
    assert resolved(written, NOW, HERE) == meant


@given(
    st.integers(-400, 400).filter(bool), st.datetimes(datetime(2025, 1, 1), datetime(2030, 1, 1))
)
def test_business_days_are_business_days(count: int, at: datetime) -> None:
    found = moment(f"{count:+d} business days", at.replace(tzinfo=timezone.utc), HERE)

    assert is_business_day(found, HERE)
    assert (found > at.date()) == (count > 0) or abs((found - at.date()).days) <= 1


@given(st.text(max_size=40))
def test_any_other_text_stays_as_it_is(text: str) -> None:
    if not is_relative(text) and "{" not in text:
        assert resolved(text, NOW, HERE) == text


def test_too_many_business_days_are_told() -> None:
    with pytest.raises(ValueError, match="write days"):
        moment("+9999 business days", NOW, replace(HERE, extra_holidays=frozenset()))


def test_in_facts_nine_stays_nine_for_who_compares_clocks() -> None:
    assert as_told("-20 days 09:00", NOW, HERE) == "2026-10-21T09:00:00-05:00"
    assert as_told("-20 days", NOW, HERE) == "2026-10-21"


def test_a_week_later_everything_is_a_week_later() -> None:
    later = NOW + timedelta(days=7)

    assert moment("-5 days", later, HERE) - moment("-5 days", NOW, HERE) == timedelta(days=7)
    assert isinstance(moment("-5 days", NOW, HERE), date)
