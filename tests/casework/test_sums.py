"""Sums as agents type them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firstline.casework.sums import read_sum, unit


@pytest.mark.parametrize(
    ("typed", "currency", "read"),
    [
        ("42", "USD", "42.00"),
        ("42.5", "USD", "42.50"),
        ("0.01", "EUR", "0.01"),
        ("500", "JPY", "500"),
        ("1.250", "KWD", "1.250"),
        ("1.2", "KWD", "1.200"),
    ],
)
def test_digits_and_a_dot_are_a_sum(typed, currency, read):
    assert str(read_sum(typed, currency)) == read


@pytest.mark.parametrize(
    ("typed", "currency"),
    [("42.000", "USD"), ("1.250", "USD"), ("500.0", "JPY"), ("1.2345", "KWD")],
)
def test_more_decimals_than_the_currency_has_are_refused(typed, currency):
    assert read_sum(typed, currency) is None


@pytest.mark.parametrize(
    "typed",
    ["", "1e2", "1_0", "１２", "٤٢", "+5", "-5", "4,20", "1.2.3", ".5", "5.", " 5", "5\n", "NaN"]
    + ["Infinity", "0x10", "$5", "9" * 5000],
)
def test_nothing_but_plain_digits_is_a_sum(typed):
    assert read_sum(typed, "USD") is None


@given(st.text(max_size=12))
def test_any_text_is_a_sum_of_its_own_digits_or_none(typed):
    found = read_sum(typed, "USD")
    assert found is None or (typed.isascii() and found == Decimal(typed))


def test_the_smallest_sum_is_the_currency_s():
    assert [str(unit(one)) for one in ("USD", "JPY", "KWD")] == ["0.01", "1", "0.001"]
