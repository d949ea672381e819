from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.casework.said_cases import amounts, named, patient


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("$49.99", [("49.99", "USD")]),
        ("49,99 EUR", [("49.99", "EUR")]),
        ("£1,049.99", [("1049.99", "GBP")]),
        ("1.049,99 €", [("1049.99", "EUR")]),
        ("1.049,99€", [("1049.99", "EUR")]),
        ("€ 12", [("12", "EUR")]),
        ("USD 45", [("45", "USD")]),
        ("45 usd", [("45", "USD")]),
        ("US$ 45.10", [("45.10", "USD")]),
        ("A$45", [("45", "AUD")]),
        ("CA$1,200", [("1200", "CAD")]),
        ("45 dollars", [("45", "USD")]),
        ("45 bucks", [("45", "USD")]),
        ("30 quid", [("30", "GBP")]),
        ("99 cents", [("0.99", "USD")]),
        ("$1.5k", [("1500.0", "USD")]),
        ("charged 49.99 twice", [("49.99", None)]),
        ("the refund of 1,049.99", [("1049.99", None)]),
        ("she was charged 7776", [("7776", None)]),
        ("$49.99 and $49.99", [("49.99", "USD"), ("49.99", "USD")]),
        ("-$49.99", [("49.99", "USD")]),
        ("$49.99.", [("49.99", "USD")]),
        ("order 10447776 USD 45", [("45", "USD")]),
        ("$7776", [("7776", "USD")]),
        ("20.00 and 35.00 from you?", [("20.00", None), ("35.00", None)]),
        ("the second one for 64.80", [("64.80", None)]),
        ("charged 49.90 on the 3rd", [("49.90", None)]),
        ("one of 64.80, another of 12.10", [("64.80", None), ("12.10", None)]),
        ("you have 19.99 three times", [("19.99", None)]),
        ("2x 19.99", [("19.99", None)]),
        ("19.99 twice", [("19.99", None)]),
        ("64,80 left my account", [("64.80", None)]),
        ("49.99", []),
        ("between 10.00 and 12.00 on Monday", []),
        ("one visit for 10.30", []),
        ("versions 1.20 and 1.30", []),
        ("from 9.00 to 11.30 from you?", []),
        ("you said 9.30 or 10.00", []),
        ("the second on 12.10 and the third on 14.10", []),
        ("at 10.30 am paid", []),
        ("version 1.25", []),
        ("20%", []),
        ("7776", []),
    ],
)
def test_money_is_told_by_a_symbol_a_currency_or_a_word(text, found):
    assert amounts(text) == found


@pytest.mark.parametrize(
    ("region", "currency"), [("US", "USD"), ("CA", "CAD"), ("AU", "AUD"), ("GB", "USD")]
)
def test_a_dollar_is_the_dollar_of_the_region(region, currency):
    assert amounts("$5", region) == [("5", currency)]
    assert amounts("5 dollars", region) == [("5", currency)]


def test_an_amount_is_never_an_identifier_too():
    assert named("$7776, 7776 USD, 7776 dollars, charged 7776") == []


@patient
@given(
    st.integers(0, 9_999_999),
    st.sampled_from(["$", "£", "€"]),
    st.sampled_from([(",", "."), (".", ","), ("", ".")]),
)
def test_any_amount_is_read_back_in_either_notation(cents, symbol, marks):
    thousands, decimal = marks
    whole = f"{cents // 100:,}".replace(",", thousands)

    found = amounts(f"{symbol}{whole}{decimal}{cents % 100:02d}")

    assert [value for value, _ in found] == [f"{cents / 100:.2f}"]
