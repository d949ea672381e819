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
