from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from firstline.records.importing.shifting import Shift

NEW_YORK = ZoneInfo("America/New_York")
FORTNIGHT = Shift(timedelta(days=14), NEW_YORK)


def test_nine_o_clock_stays_nine_o_clock_when_summer_time_ends():
    before = datetime(2026, 10, 25, 13, tzinfo=timezone.utc)
    assert FORTNIGHT.time(before) == datetime(2026, 11, 8, 14, tzinfo=timezone.utc)
    assert FORTNIGHT.time(before).astimezone(NEW_YORK).hour == 9


@pytest.mark.parametrize(
    ("text", "moved"),
    [
        ("posted 2026-11-03", "posted 2026-11-17"),
        ("2026-11-03T10:12:00+00:00", "2026-11-17T10:12:00+00:00"),
        ('{"date": "2026-12-24"}', '{"date": "2027-01-07"}'),
        ("from 2026-11-03, to 2026-11-04.", "from 2026-11-17, to 2026-11-18."),
        ("order 12026-11-03", "order 12026-11-03"),
        ("TI-2026-11-03", "TI-2026-11-03"),
        ("2026-11-03-7776", "2026-11-03-7776"),
        ("2026-02-30", "2026-02-30"),
        ("9999-12-30", "9999-12-30"),
    ],
)
def test_iso_dates_in_text_move_and_numbers_do_not(text, moved):
    assert FORTNIGHT.text(text) == moved


def test_days_move():
    assert FORTNIGHT.day(date(2026, 12, 24)) == date(2027, 1, 7)


def test_no_shift_is_false():
    assert not Shift()
    assert FORTNIGHT
