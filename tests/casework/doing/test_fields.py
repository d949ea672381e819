"""What was typed into a step's fields is checked, and refused under the field's name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firstline.casework.doing.fields import BadField, NotAsked, checked, refuse_others
from tests.casework.records import COMPANY
from tests.desk.conftest import NOW


@pytest.mark.parametrize("typed", ["2025-11-10", "2026-11-10", " 2026-05-12 "])
def test_a_day_of_the_last_twelve_months_is_taken(typed):
    assert checked("received", "day", typed, COMPANY, NOW, ()) == typed.strip()


@pytest.mark.parametrize("typed", ["2020-03-01", "2025-11-09", "2026-11-11"])
def test_a_day_before_or_to_come_is_refused_with_the_days_that_can_be(typed):
    with pytest.raises(BadField, match="Name a day from 2025-11-10 to 2026-11-10") as refused:
        checked("received", "day", typed, COMPANY, NOW, ())
    assert refused.value.field == "received"


@pytest.mark.parametrize(
    "typed",
    [
        "9999-12-31T23:59",
        "9999-12-31T23:59:59-12:00",
        "0001-01-01T00:00+14:00",
        "9999-12-31",
        "0001-01-01",
        "2028-11-10T00:00",
    ],
)
def test_a_time_at_the_ends_of_the_calendar_is_refused_like_any_other(typed):
    with pytest.raises(BadField, match="Name a time to come, at the latest on 2028-11-09"):
        checked("when", "time", typed, COMPANY, NOW, ())


@given(st.datetimes(), st.integers(min_value=-23 * 60, max_value=23 * 60))
def test_any_time_is_taken_or_refused(at, offset):
    sign, minutes = "-" if offset < 0 else "+", abs(offset)
    typed = f"{at.isoformat()}{sign}{minutes // 60:02}:{minutes % 60:02}"
    for one in (at.isoformat(), typed):
        try:
            assert checked("when", "time", one, COMPANY, NOW, ()) > NOW.isoformat()
        except BadField as refused:
            assert refused.field == "when"


def test_a_field_that_the_step_does_not_have_is_refused_by_its_name():
    with pytest.raises(NotAsked, match="asks for no 'amount'; it asks for when") as refused:
        refuse_others({"when": "", "amount": "100.00"}, ("when",))
    assert refused.value.field == "amount"


def test_an_empty_field_that_the_step_does_not_have_says_nothing():
    refuse_others({"amount": "  "}, ())


@pytest.mark.parametrize("typed", ["\x00\x01", "\u200b", "\ufeff\u2060"])
def test_what_nobody_can_read_is_no_text(typed):
    with pytest.raises(BadField, match="Write it in words"):
        checked("text", "text", typed, COMPANY, NOW, ())


def test_words_on_several_lines_are_text():
    assert checked("text", "text", "rang\nat five", COMPANY, NOW, ()) == "rang\nat five"
