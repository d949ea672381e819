"""How one reader gets to read a time."""

from __future__ import annotations

from datetime import datetime, timezone

import pytest

from firstline import company
from firstline.casework.formats import formats

AT = datetime(2026, 11, 5, 15, 12, tzinfo=timezone.utc)


@pytest.mark.parametrize(
    ("locale", "zone", "written"),
    [
        ("en_US", "America/New_York", "Nov 5, 2026, 10:12 AM EST"),
        ("en_GB", "Europe/London", "5 Nov 2026, 15:12 GMT"),
        ("en_DE", "Europe/Berlin", "5 Nov 2026, 16:12 CET"),
    ],
)
def test_a_stamp_is_the_reader_s_day_and_clock_with_its_zone(locale, zone, written):
    assert formats(company.load(), locale, zone).stamp(AT) == written


@pytest.mark.parametrize(
    ("locale", "written"),
    [("en_US", "11/5/2026"), ("en_GB", "05/11/2026"), ("de_DE", "5.11.2026"), ("xx", "11/5/2026")],
)
def test_a_day_in_digits_is_written_as_people_do_where_the_reader_lives(locale, written):
    assert formats(company.load(), locale, "Europe/Berlin").short_day(AT) == written
