"""Deadlines count business days of the company, over weekends, holidays and clock changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firstline.casework import calendar
from firstline.casework.due import BadDue, parse
from firstline.casework.facts import Day, Deadline
from tests.casework.records import COMPANY, NOW


def at(text, now=NOW, company=COMPANY, **facts):
    return parse(text).at(now, company, facts)


def local(moment):
    return moment.astimezone(COMPANY.timezone).strftime("%a %Y-%m-%d %H:%M")


@pytest.mark.parametrize(
    ("now", "text", "due"),
    [
        (
            "2026-11-10T15:00+00:00",
            "1 business day",
            "Thu 2026-11-12 17:00",
        ),  # Veterans Day between
        ("2026-11-13T15:00+00:00", "1 business day", "Mon 2026-11-16 17:00"),
        ("2026-11-14T15:00+00:00", "2 business days", "Tue 2026-11-17 17:00"),
        ("2026-11-10T15:00+00:00", "end of day", "Tue 2026-11-10 17:00"),
        ("2026-11-10T22:30+00:00", "end of day", "Thu 2026-11-12 17:00"),
        ("2026-03-06T15:00+00:00", "1 business day", "Mon 2026-03-09 17:00"),  # clocks go forward
        ("2026-11-14T15:00+00:00", "today", "Sat 2026-11-14 17:00"),
        ("2026-11-11T15:00+00:00", "today", "Wed 2026-11-11 17:00"),  # Veterans Day
        ("2026-11-14T22:30+00:00", "today", "Sat 2026-11-14 23:59"),
        ("2026-11-15T03:00+00:00", "today", "Sat 2026-11-14 23:59"),  # still Saturday here
        ("2028-02-28T15:00+00:00", "1 business day", "Tue 2028-02-29 17:00"),
        ("2026-11-10T15:00+00:00", "2 hours", "Tue 2026-11-10 12:00"),
        ("2026-11-10T15:00+00:00", "1 business hour", "Tue 2026-11-10 11:00"),
        ("2026-11-10T21:30+00:00", "1 business hour", "Thu 2026-11-12 09:30"),  # Veterans Day
        ("2026-11-10T10:00+00:00", "2 business hours", "Tue 2026-11-10 11:00"),  # before opening
        ("2026-11-14T03:00+00:00", "9 business hours", "Tue 2026-11-17 10:00"),
        ("2026-11-10T15:00+00:00", "now", "Tue 2026-11-10 10:00"),
    ],
)
def test_a_deadline_is_counted_on_the_business_calendar(now, text, due):
    assert local(at(text, datetime.fromisoformat(now))) == due


def test_a_day_the_company_keeps_free_is_no_business_day():
    free = replace(COMPANY, extra_holidays=frozenset({date(2026, 11, 12)}))
    assert local(at("1 business day", NOW, free)) == "Fri 2026-11-13 17:00"


def test_a_deadline_on_a_fact_is_that_fact_s_time():
    assert local(at("{due_on}", due_on=Day(date(2026, 11, 20)))) == "Fri 2026-11-20 17:00"
    assert at("{due_on}", due_on=Deadline(NOW)) == NOW
    assert at("{due_on}") is None


@pytest.mark.parametrize("text", ["soon", "tomorrow", "1 week", "", "business day", "-1 hours"])
def test_a_vague_deadline_is_refused(text):
    with pytest.raises(BadDue):
        parse(text)


def test_business_hours_of_a_company_that_never_opens_are_plain_hours():
    closed = replace(COMPANY, business_days=frozenset())
    assert at("3 business hours", NOW, closed) == NOW + timedelta(hours=3)


@given(
    st.datetimes(datetime(2024, 1, 1), datetime(2030, 12, 31), timezones=st.just(timezone.utc)),
    st.integers(1, 40),
)
def test_business_hours_end_within_working_hours(now, hours):
    due = calendar.business_hours_after(now, hours, COMPANY)
    day = due.astimezone(COMPANY.timezone).date()
    assert due >= now + timedelta(hours=hours)
    assert calendar.is_business_day(day, COMPANY)
    assert calendar.opening_time(day, COMPANY) < due <= calendar.closing_time(day, COMPANY)


@given(
    st.datetimes(datetime(2024, 1, 1), datetime(2030, 12, 31), timezones=st.just(timezone.utc)),
    st.integers(1, 15),
)
def test_business_days_later_is_later_and_on_a_business_day(now, days):
    due = calendar.business_day_after(now, days, COMPANY)
    day = due.astimezone(ZoneInfo("America/New_York")).date()
    assert due > now
    assert calendar.is_business_day(day, COMPANY)
    assert due - now >= timedelta(days=days - 1)


def test_a_country_without_a_known_calendar_has_weekends_only():
    assert calendar.is_business_day(date(2026, 12, 25), replace(COMPANY, region="XX"))
