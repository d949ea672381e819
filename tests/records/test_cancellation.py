"""One room knows the words for what was called off."""

from __future__ import annotations

import pytest

from firstline.records import rows
from firstline.records.cancellation import has_ended, is_cancelled, is_off


@pytest.mark.parametrize(
    ("status", "cancelled", "off", "ended"),
    [
        ("cancelled", True, True, True),
        ("Canceled", True, True, True),
        (" CANCELLED ", True, True, True),
        ("returned", False, True, False),
        ("Expired", False, False, True),
        ("ended", False, False, True),
        ("delivered", False, False, False),
        ("not cancelled", False, False, False),
        ("", False, False, False),
        (None, False, False, False),
    ],
)
def test_each_code_however_written_says_what_is_over(status, cancelled, off, ended):
    order = rows.Order("O-1", "CU-1", status=status)
    plan = rows.Subscription("S-1", "CU-1", status=status)
    assert (is_cancelled(order), is_off(order), has_ended(plan)) == (cancelled, off, ended)
