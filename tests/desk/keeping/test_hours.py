"""Working hours across weekends, holidays and changes of the clock."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from firstline.desk.keeping import hours
from tests.casework.records import COMPANY

NEW_YORK = ZoneInfo("America/New_York")
ZONES = ["America/New_York", "Europe/Berlin", "Asia/Kathmandu", "Australia/Lord_Howe", "UTC"]


def ny(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=NEW_YORK)


@pytest.mark.parametrize(
    ("made", "due", "reminded"),
    [
        ("2026-11-09 10:00", "2026-11-10 16:00", "2026-11-10 15:00"),
        ("2026-11-09 10:00", "2026-11-10 09:05", "2026-11-09 17:00"),
        ("2026-11-06 10:00", "2026-11-09 09:05", "2026-11-06 17:00"),  # over a weekend
        ("2026-11-10 10:00", "2026-11-12 09:30", "2026-11-10 17:00"),  # over Veterans Day
        ("2026-11-10 10:00", "2026-11-10 11:00", "2026-11-10 10:30"),  # half of what there is
        ("2026-11-09 18:00", "2026-11-10 09:05", "2026-11-10 09:00"),  # made after the last closing
        ("2026-11-07 10:00", "2026-11-07 12:00", "2026-11-07 11:00"),  # nobody is at work till then
        ("2028-02-28 10:00", "2028-02-29 12:00", "2028-02-29 11:00"),
    ],
)
def test_an_owner_is_reminded_while_at_work(made, due, reminded):
    assert hours.reminder(ny(made), ny(due), COMPANY) == ny(reminded)


def test_what_is_late_from_the_start_needs_no_reminder():
    assert hours.reminder(ny("2026-11-10 10:00"), ny("2026-11-10 10:00"), COMPANY) is None


@pytest.mark.parametrize(
    ("now", "due"),
    [
        ("2026-11-10 10:00", "2026-11-10 17:00"),
        ("2026-11-10 16:00", "2026-11-10 17:00"),
        ("2026-11-10 16:01", "2026-11-12 10:00"),  # Veterans Day lies between
        ("2026-11-06 20:00", "2026-11-09 10:00"),
        ("2026-11-10 07:00", "2026-11-10 10:00"),
        ("2026-12-31 23:30", "2027-01-04 10:00"),
    ],
)
def test_a_lead_looks_at_it_today_or_the_next_business_morning(now, due):
    assert hours.by_lead(ny(now), COMPANY) == ny(due)


def test_a_company_that_never_opens_still_has_a_time():
    closed = replace(COMPANY, business_days=frozenset())
    now = ny("2026-11-10 10:00")
    assert hours.by_lead(now, closed) > now
    assert now <= hours.reminder(now, now + timedelta(days=2), closed) < now + timedelta(days=2)


COMPANIES = st.builds(
    lambda zone, days, opens, length: replace(
        COMPANY,
        timezone=ZoneInfo(zone),
        business_days=frozenset(days),
        opens=time(opens),
        closes=time(min(opens + length, 23), 45),
    ),
    st.sampled_from(ZONES),
    st.sets(st.integers(0, 6), min_size=1),
    st.integers(0, 22),
    st.integers(1, 23),
)
MOMENTS = st.datetimes(datetime(2023, 12, 1), datetime(2029, 1, 31)).map(
    lambda at: at.replace(tzinfo=timezone.utc)
)


@given(COMPANIES, MOMENTS, st.integers(1, 60 * 24 * 40))
def test_a_reminder_lies_between_making_and_due(company, made, minutes):
    due = made + timedelta(minutes=minutes)
    assert made <= hours.reminder(made, due, company) < due


@given(COMPANIES, MOMENTS, st.integers(60 * 24 * 10, 60 * 24 * 40))
def test_a_reminder_of_something_weeks_away_comes_while_somebody_is_at_work(company, made, minutes):
    due = made + timedelta(minutes=minutes)
    # One that works on Fridays alone has two of them off at the turn of some years.
    assume(hours.next_opening(made, company) < due)
    assert hours.is_working(hours.reminder(made, due, company), company)


@given(COMPANIES, MOMENTS)
def test_a_lead_has_some_time_and_is_at_work_before_it_ends(company, now):
    due = hours.by_lead(now, company)
    notice = timedelta(minutes=company.desk.warn_minutes)
    assert due >= now + notice
    assert hours.is_working(due, company) or hours.is_working(due - notice, company)
