"""What was taken for an order that was cancelled is ours, and owed."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from firstline.casework.facts import Money
from tests.casework.findings.debit.books import (
    AGAIN,
    FIRST,
    TWICE,
    ago,
    capture,
    codes,
    found,
    order,
    refund,
)

OFF = order(status="cancelled")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "you charged me 80.00 for an order I cancelled",
        "80.00 debit, order was cancelled, cust wants it back",
        "CANCELLED!! and still 80.00 off my card",
    ],
)
def test_the_debit_of_a_cancelled_order_is_owed(text):
    finding = found(OFF, FIRST, text=text)[0]
    assert (finding.code, finding.certainty) == ("CANCELLED_ORDER", "certain")
    assert finding.facts["owed"] == Money(Decimal("80.00"), "USD")
    assert "charges/CH-1" in {proof.record for proof in finding.evidence}


def test_what_went_back_is_told_only_when_she_asks():
    back = refund("CH-R", "CH-1")
    assert "CANCELLED_ORDER" not in codes(OFF, FIRST, back)
    finding = found(OFF, FIRST, back, text="80.00 charged after I cancelled")[0]
    assert finding.code == "CANCELLED_ORDER"
    assert finding.facts["back_amount"] == Money(Decimal("80.00"), "USD")
    assert "owed" not in finding.facts


def test_a_part_that_went_back_leaves_the_rest():
    finding = found(OFF, FIRST, refund("CH-R", "CH-1", "30.00"))[0]
    assert finding.facts["owed"] == Money(Decimal("50.00"), "USD")


@pytest.mark.parametrize("status", ["delivered", "returned", None])
def test_an_order_that_was_not_cancelled_owes_nothing(status):
    assert "CANCELLED_ORDER" not in codes(order(status=status), FIRST, text="80.00?")


def test_a_debit_that_is_not_settled_owes_nothing_yet():
    pending = capture("CH-1", at=ago(hours=2), status="pending", settled_at=None)
    assert "CANCELLED_ORDER" not in codes(OFF, pending)


def test_several_debits_of_it_are_told_once():
    assert codes(OFF, *TWICE[1:]) == ["DUP_CAPTURE"]


def test_of_two_orders_the_cancelled_one_is_owed():
    second = order("O-2", status="cancelled")
    leading = found(order(), second, FIRST, replace(AGAIN, order_id="O-2"), text="80.00 twice")[0]
    assert leading.code == "CANCELLED_ORDER"
    assert leading.facts["order_number"].text == "O-2"
