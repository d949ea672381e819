"""What she did not make: one order of hers that she does not know, one debit for none, or all."""

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
    plan,
    renewal,
)

EQUAL = (order(), order("O-2", placed_at=ago(5.9)), FIRST, replace(AGAIN, order_id="O-2"))
LAMP = (
    order("10450001", "112.00"),
    order("10450002", "64.80"),
    capture("CH-7", "112.00", ago(9), order_id="10450001"),
    capture("CH-8", "64.80", ago(8), order_id="10450002"),
)


def denied(*records, text):
    """The code, the order she does not know and its sum."""
    finding = found(*records, text=text)[0]
    name, sum_ = finding.facts.get("other_order"), finding.facts.get("other_amount")
    return finding.code, name and name.text, sum_


@pytest.mark.parametrize(
    "text",
    [
        "two debits of 80.00, the second order was not me",
        "I placed the first order, not the second",
        "charged twice, I never ordered O-2 I only made one",
    ],
)
def test_one_denied_order_of_two_is_about_that_one(text):
    code, other, sum_ = denied(*EQUAL, text=text)
    assert (code, other) == ("TWO_ORDERS", "O-2")
    assert sum_ == Money(Decimal("80.00"), "USD")


def test_the_order_she_denies_need_not_be_the_later_one():
    finding = found(*EQUAL, text="the first order was not placed by me, the second was")[0]
    assert finding.facts["other_order"].text == "O-1"
    assert finding.facts["order_number"].text == "O-2"
    assert "disowned" in finding.facts


@pytest.mark.parametrize(
    "text",
    [
        "I ordered the lamp, never the second one for 64.80",
        "charged 112.00 and 64.80 but I never ordered 10450002",
        "I don't recognise the charge of 64.80",
    ],
)
def test_orders_of_different_sums_are_told_apart_by_the_sum_or_the_number(text):
    code, other, sum_ = denied(*LAMP, text=text)
    assert (code, other) == ("TWO_ORDERS", "10450002")
    assert sum_ == Money(Decimal("64.80"), "USD")


def test_one_of_two_that_she_does_not_single_out_is_asked_for():
    finding = found(*EQUAL, text="one of the two is not mine")[0]
    assert finding.code == "TWO_ORDERS"
    assert "which_open" in finding.facts and "disowned" not in finding.facts


def test_a_single_debit_for_no_order_of_hers_is_unauthorised_alone():
    loose = capture("CH-8", "64.80", ago(8), order_id=None)
    finding = found(*LAMP[:1], LAMP[2], loose, text="I never made the payment of 64.80")[0]
    assert (finding.code, finding.certainty) == ("UNAUTHORISED", "likely")
    assert [proof.record for proof in finding.evidence] == ["charges/CH-8"]
    assert finding.facts["amount"] == Money(Decimal("64.80"), "USD")


def test_a_single_debit_that_the_books_lack_too_is_unauthorised():
    text = "I don't recognise the charge of 59.00"
    assert codes(*LAMP, text=text)[0] == "UNAUTHORISED"


@pytest.mark.parametrize("books", [EQUAL, LAMP])
def test_all_of_what_she_asks_about_is_unauthorised(books):
    text = "two charges of 80.00, I made neither of them"
    assert codes(*books, text=text)[0] == "UNAUTHORISED"


@pytest.mark.parametrize("text", ["I never ordered the second one", "the second is not mine"])
def test_a_duplicate_of_one_order_stays_a_duplicate(text):
    assert codes(*TWICE, text=f"debited twice, {text}") == ["DUP_CAPTURE"]


def test_a_renewal_she_did_not_order_stays_a_renewal():
    books = (plan(), renewal("R-1", ago(10)), renewal("R-2", ago(3)))
    assert codes(*books, text="charged twice, I never ordered the second one") == ["RENEWAL"]


@pytest.mark.parametrize(
    "text",
    [
        "two debits of 80.00, the second order came broken",
        "two debits of 80.00, I want a refund for the second order I placed",
    ],
)
def test_an_order_that_never_arrived_is_not_denied(text):
    finding = found(*EQUAL, text=text)[0]
    assert finding.code == "TWO_ORDERS"
    assert not {"disowned", "which_open"} & finding.facts.keys()
