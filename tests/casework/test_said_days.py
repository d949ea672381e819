from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firstline.casework.said import read
from tests.casework.said_cases import NEW_YORK, days, named, patient


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-11-03", "2026-11-03"),
        ("2026-11-03T10:12:00Z", "2026-11-03"),
        ("3 November 2026", "2026-11-03"),
        ("Nov 3", "2026-11-03"),
        ("Nov. 3rd, 2026", "2026-11-03"),
        ("3rd of Nov", "2026-11-03"),
        ("03-Nov-2026", "2026-11-03"),
        ("11/03/2026", "2026-11-03"),
        ("11/3/26", "2026-11-03"),
        ("03.11.2026", "2026-11-03"),
        ("25/12/2025", "2025-12-25"),
        ("on 11/03", "2026-11-03"),
        ("Dec 25", "2025-12-25"),
        ("today", "2026-11-10"),
        ("this morning", "2026-11-10"),
        ("yesterday", "2026-11-09"),
        ("last night", "2026-11-09"),
        ("the day before yesterday", "2026-11-08"),
        ("two days ago", "2026-11-08"),
        ("3 weeks ago", "2026-10-20"),
        ("last Tuesday", "2026-11-03"),
        ("on Monday", "2026-11-09"),
        ("since Fri", "2026-11-06"),
        ("On Tue, Nov 3, 2026 at 10:12 AM", "2026-11-03"),
    ],
)
def test_a_day_is_read_relative_to_today_and_in_the_past(text, day):
    assert days(text) == [day]


@pytest.mark.parametrize(
    "text",
    ["Feb 30", "31/31/2026", "2026-13-45", "Nov 31 2026", "may 50", "24/7", "1/2 of it", "sun cream",
     "in 2024", "mon ami", "may I", "marching 5", "7776"],
)  # fmt: skip
def test_what_is_no_day_of_the_calendar_is_none(text):
    assert days(text) == []


def test_the_region_gives_the_order_of_day_and_month():
    assert days("11/03/2026", "US") == ["2026-11-03"]
    assert days("11/03/2026", "GB") == ["2026-03-11"]
    assert days("03.11.2026", "US") == ["2026-11-03"]


def test_the_order_can_be_told():
    now = datetime(2026, 11, 10, tzinfo=timezone.utc)

    assert read("11/03/2026", now=now, date_order="DMY").days[0].day == date(2026, 3, 11)


def test_today_is_the_day_where_the_company_is():
    late = datetime(2026, 11, 10, 3, 0, tzinfo=timezone.utc)  # the evening before in New York

    assert read("today", timezone=NEW_YORK, now=late).days[0].day == date(2026, 11, 9)
    assert read("today", now=late).days[0].day == date(2026, 11, 10)


def test_an_impossible_day_is_no_number_either():
    assert named("2026-13-45 and 31/31/2026") == []


DATES = st.dates(date(2015, 1, 1), date(2026, 11, 9))


@patient
@given(
    DATES,
    st.sampled_from(["{:%Y-%m-%d}", "{:%m/%d/%Y}", "{:%d.%m.%Y}", "{:%d %B %Y}", "{:%b %d, %Y}"]),
)
def test_a_full_date_is_read_back_in_any_form(day, form):
    assert days(form.format(day)) == [day.isoformat()]


@patient
@given(st.integers(0, 360))
def test_a_day_without_its_year_is_the_last_one(back):
    day = date(2026, 11, 10) - timedelta(days=back)

    assert days(f"{day:%B} {day.day}") == [day.isoformat()]
