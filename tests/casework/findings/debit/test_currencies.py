"""A sum whose currency the books do not tell is still a sum of ours."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from firstline.casework.facts import Money
from firstline.records import rows
from tests.casework.findings.debit.books import (
    AGAIN,
    FIRST,
    TWICE,
    ago,
    capture,
    codes,
    found,
    order,
    plan,
    refund,
    renewal,
)

BARE = replace(AGAIN, currency=None)


@pytest.mark.parametrize("text", ["", "two debits of $80.00", "debited twice, 80.00"])
def test_a_second_debit_without_a_currency_is_a_duplicate_of_its_order(text):
    finding = found(order(), FIRST, BARE, text=text)[0]
    assert finding.code == "DUP_CAPTURE"
    assert finding.facts["owed"] == Money(Decimal("80.00"), "USD")


@pytest.mark.parametrize("text", ["two debits of $80.00", "two debits of €80.00"])
def test_without_any_currency_no_sum_she_names_is_called_anothers(text):
    bare = [replace(row, currency=None) for row in TWICE]
    assert codes(*bare, text=text) == ["DUP_CAPTURE"]


def test_without_any_currency_sums_are_told_in_the_companys():
    bare = [replace(row, currency=None) for row in TWICE]
    assert found(*bare)[0].facts["owed"].currency == "USD"


def test_the_orders_currency_is_taken_before_the_companys():
    abroad = order(currency="EUR")
    taken = (replace(FIRST, currency=None), BARE)
    assert found(abroad, *taken)[0].facts["amount"].currency == "EUR"


def test_a_renewal_without_a_currency_has_that_of_its_plan():
    taken = [renewal(f"R-{n}", ago(10 - 7 * n), currency=None) for n in range(2)]
    finding = found(plan(currency="CAD"), *taken)[0]
    assert (finding.code, finding.facts["amount"].currency) == ("RENEWAL", "CAD")


@pytest.mark.parametrize("linked", [{"refunds_charge_id": "CH-2"}, {"refunds_charge_id": None}])
def test_a_refund_without_a_currency_gives_the_debit_back(linked):
    back = replace(refund("CH-R", "CH-2", currency=None), **linked)
    assert codes(*TWICE, back) == ["REFUND_SENT"]


def test_a_credit_without_a_currency_gives_the_debit_back():
    credit = rows.Credit("CR-1", "CU-1", "return", Decimal("80.00"), None, ago(2), None, ago(1))
    assert codes(*TWICE, replace(credit, reference="O-1", status="posted")) == ["REFUND_SENT"]


def test_a_named_currency_is_never_overruled():
    """One debit in dollars and one in euros that says so: not one sum twice."""
    abroad = replace(AGAIN, currency="EUR")
    assert "DUP_CAPTURE" not in codes(order(), FIRST, abroad)


def test_a_sum_in_another_currency_than_the_books_name_is_still_another():
    bare = capture("CH-9", "12.00", ago(5), order_id=None, currency=None)
    assert codes(*TWICE, bare, text="two debits of €80.00")[0] == "NOT_OUR_DEBIT"
