from __future__ import annotations

import pickle
from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firstline.records.importing.cells import BadCell, read_money, read_time
from firstline.records.importing.mapping import forms

NEW_YORK = ZoneInfo("America/New_York")


@pytest.mark.parametrize(
    ("form", "written", "amount"),
    [
        ("1,049.99", "1049.99", "1049.99"),
        ("1,049.99", "$1,049.99", "1049.99"),
        ("1,049.99", "USD 12,345,678.9", "12345678.9"),
        ("1,049.99", "-$20.00", "-20.00"),
        ("1,049.99", "$-20.00", "-20.00"),
        ("1,049.99", "(20.00)", "-20.00"),
        ("1,049.99", "20 €", "20"),
        ("1.049,99", "1.049,99 €", "1049.99"),
        ("1.049,99", "1 049,99", "1049.99"),
        ("1.049,99", "0,25", "0.25"),
    ],
)
def test_an_amount_is_read_in_the_form_the_map_names(form, written, amount):
    assert forms.Amount(form)(written) == amount


@pytest.mark.parametrize(
    ("form", "written"),
    [
        ("1,049.99", "0,25"),
        ("1,049.99", "1.049,99"),
        ("1,049.99", "1,04.99"),
        ("1,049.99", "twenty"),
        ("1,049.99", "(20.00"),
        ("1.049,99", "1,049.99"),
        ("1.049,99", "1049.99"),
        ("1,049.99", "٣"),
    ],
)
def test_an_amount_in_another_form_is_an_error_rather_than_a_hundred_times_too_much(form, written):
    with pytest.raises(BadCell):
        forms.Amount(form)(written)


@given(st.decimals(-(10**12), 10**12, places=2), st.sampled_from(("$", "", "EUR ", "£")))
def test_every_amount_comes_back_as_itself(amount: Decimal, sign: str):
    english = f"{sign}{amount:,.2f}"
    german = english.translate(str.maketrans(",.", ".,"))

    assert read_money(forms.Amount("1,049.99")(english)) == amount
    assert read_money(forms.Amount("1.049,99")(german)) == amount


@pytest.mark.parametrize(
    ("minor", "currency", "amount"),
    [
        ("104999", "usd", "1049.99"),
        ("5", "EUR", "0.05"),
        ("500", "JPY", "500"),
        ("-1", "USD", "-0.01"),
    ],
)
def test_minor_units_follow_the_currency(minor, currency, amount):
    assert forms.from_minor(minor, currency) == amount


def test_an_amount_with_a_point_is_no_minor_unit():
    with pytest.raises(BadCell, match="whole number"):
        forms.from_minor("10.50", "USD")


@pytest.mark.parametrize(
    ("form", "zone", "written", "utc"),
    [
        ("iso", None, "2026-11-03 10:12:00 -0500", "2026-11-03T15:12"),
        ("iso", None, "2026-11-03T10:12:00Z", "2026-11-03T10:12"),
        ("iso", None, "2026-11-03 10:12:00 UTC", "2026-11-03T10:12"),
        ("iso", NEW_YORK, "2026-11-03 10:12", "2026-11-03T15:12"),
        ("iso", NEW_YORK, "2026-07-03 10:12:30", "2026-07-03T14:12:30"),
        ("iso", NEW_YORK, "2026-07-03T10:12:30+02:00", "2026-07-03T08:12:30"),
        ("%d/%m/%Y %H:%M", NEW_YORK, "03/11/2026 10:12", "2026-11-03T15:12"),
        ("unix", None, "1793718720", "2026-11-03T15:12"),
    ],
)
def test_a_time_gets_the_offset_it_has_or_that_of_the_zone(form, zone, written, utc):
    found = read_time(forms.Time(form, zone)(written))

    assert found == datetime.fromisoformat(f"{utc}+00:00")


@pytest.mark.parametrize("written", ["2026-13-40", "yesterday", "99999999999999999999"])
def test_a_time_in_another_form_is_an_error(written):
    for form in ("%d/%m/%Y", "unix"):
        with pytest.raises(BadCell, match="not a time"):
            forms.Time(form, None)(written)


def test_a_day_is_the_date_as_it_is_written():
    assert forms.Day("iso")("2025-03-02 23:40") == "2025-03-02"
    assert forms.Day("%m/%d/%y")("3/2/25") == "2025-03-02"


@pytest.mark.parametrize("written", ["4421", "**** 4421", "xxxx-4421", "4111 1111 1111 4421"])
def test_of_a_card_only_the_last_four_are_taken(written):
    assert forms.last_four(written) == "4421"


def test_a_card_end_that_a_spreadsheet_shortened_is_an_error_that_does_not_tell_it():
    with pytest.raises(BadCell, match="four digits") as wrong:
        forms.last_four("931")
    assert "931" not in str(wrong.value)


def test_words_are_known_in_any_case_and_unknown_ones_are_told():
    step = forms.Words({"paid": "settled"})

    assert step("PAID") == "settled"
    with pytest.raises(BadCell, match="'Partly paid'.*paid"):
        step("Partly paid")
    with pytest.raises(BadCell) as wrong:
        step("jo@example.com")
    assert "jo@" not in str(wrong.value)


def test_steps_can_be_handed_to_another_process():
    for step in (forms.Words({"a": "b"}), forms.Time("iso", NEW_YORK), forms.Amount("1,049.99")):
        assert pickle.loads(pickle.dumps(step)) == step
