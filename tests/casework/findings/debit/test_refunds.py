"""Money that has gone back already."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from firstline.casework.facts import Money
from firstline.records import rows
from tests.casework.findings.debit.books import TWICE, ago, capture, codes, found, order, refund


@pytest.mark.parametrize("of", ["CH-1", "CH-2"])
def test_a_refund_of_either_debit_gives_the_double_back(of):
    finding = found(*TWICE, refund("CH-R", of, reference="ARN-5501"))[0]

    assert (finding.code, finding.certainty) == ("REFUND_SENT", "certain")
    assert finding.facts["back_reference"].text == "ARN-5501"
    assert "charges/CH-R" in [proof.record for proof in finding.evidence]


@pytest.mark.parametrize("status", ["failed", "voided"])
def test_a_refund_that_never_left_gives_nothing_back(status):
    assert codes(*TWICE, refund("CH-R", "CH-2", status=status)) == ["DUP_CAPTURE"]


def test_a_refund_on_its_way_is_told_as_such():
    finding = found(*TWICE, refund("CH-R", "CH-2", status="pending", settled_at=None))[0]
    assert finding.code == "REFUND_SENT"
    assert "on_its_way" in finding.facts


def test_a_refund_in_part_leaves_the_rest_owed():
    finding = found(*TWICE, refund("CH-R", "CH-2", "30.00"))[0]
    assert finding.code == "DUP_CAPTURE"
    assert finding.facts["owed"] == Money(Decimal("50.00"), "USD")


def test_an_allowance_on_the_debit_she_owes_is_none_on_the_double():
    finding = found(*TWICE, refund("CH-R", "CH-1", "30.00"))[0]
    assert finding.facts["owed"] == Money(Decimal("80.00"), "USD")


def test_two_refunds_in_part_can_make_a_whole():
    halves = [refund(f"CH-R{n}", "CH-2", "40.00") for n in (1, 2)]
    assert codes(*TWICE, *halves) == ["REFUND_SENT"]


def test_a_refund_that_names_only_the_order_counts():
    back = refund("CH-R", None)
    assert codes(*TWICE, back) == ["REFUND_SENT"]


def test_a_refund_that_names_nothing_makes_it_likely():
    back = refund("CH-R", None, order_id=None)
    assert [(f.code, f.certainty) for f in found(*TWICE, back)] == [("REFUND_SENT", "likely")]


def test_a_refund_that_names_nothing_gives_one_double_back_and_not_two():
    before = [
        replace(row, charge_id=f"B-{n}", order_id="O-0", created_at=ago(30 - n))
        for n, row in enumerate(TWICE[1:])
    ]
    back = refund("CH-R", None, order_id=None)
    assert codes(*TWICE, order("O-0"), *before, back)[0] == "DUP_CAPTURE"


def test_a_refund_of_another_order_or_in_another_currency_gives_nothing_back():
    other = refund("CH-R", None, order_id="O-9")
    abroad = refund("CH-S", "CH-2", currency="EUR")
    assert codes(*TWICE, other, abroad) == ["DUP_CAPTURE"]


def test_a_refund_of_something_else_before_the_debits_gives_nothing_back():
    assert codes(*TWICE, refund("CH-R", None, at=ago(40), order_id=None)) == ["DUP_CAPTURE"]


@pytest.mark.parametrize(
    ("reason", "code"),
    [("adjustment", "REFUND_SENT"), ("goodwill", "DUP_CAPTURE"), ("trade_in", "DUP_CAPTURE")],
)
def test_a_credit_corrects_a_debit_only_when_it_is_meant_to(reason, code):
    credit = rows.Credit(
        credit_id="CR-9",
        reason=reason,
        amount=Decimal("80.00"),
        currency="USD",
        approved_at=ago(2),
        posted_at=ago(1),
        status="posted",
        reference="O-1",
    )
    assert codes(*TWICE, credit) == [code]


def test_one_of_three_that_went_back_leaves_one_owed():
    third = capture("CH-3", at=ago(4))
    finding = found(*TWICE, third, refund("CH-R", "CH-3"))[0]
    assert finding.code == "DUP_CAPTURE"
    assert finding.facts["owed"] == Money(Decimal("80.00"), "USD")


def test_a_parcel_that_came_back_leaves_no_question():
    """The order costs what is left of it."""
    parcel = capture("CH-3", "35.00", ago(4))
    books = (order(), TWICE[1], parcel)
    assert codes(*books) == ["UNCLEAR"]
    assert codes(*books, refund("CH-R", "CH-3", "35.00")) == []


def test_a_cancelled_order_asks_for_its_first_payment_too():
    called_off = order(status="cancelled")
    finding = found(called_off, *TWICE[1:], refund("CH-R", "CH-2"))[0]
    assert finding.code == "REFUND_SENT"
    assert "is_off" in finding.facts
