"""She names several sums and our books explain only some of them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from firstline.casework.facts import Given
from firstline.records import rows
from tests.casework.findings.debit.books import TWICE, ago, capture, codes, found, order

PARCELS = (
    order(total="30.00"),
    capture("CH-1", "20.00", ago(6)),
    capture("CH-2", "10.00", ago(5)),
)
PLAIN = (order(total="20.00"), capture("CH-1", "20.00", ago(6)))


@pytest.mark.parametrize("books", [PARCELS, PLAIN])
@pytest.mark.parametrize("text", ["charged 20.00 and 35.00", "$20.00 and $35.00 from you?"])
def test_the_sum_our_books_lack_is_told_beside_the_one_they_explain(books, text):
    finding = found(*books, text=text)[0]
    assert finding.code == "NOT_OUR_DEBIT"
    assert finding.facts["asked_amount"].text.endswith("35.00")
    assert finding.facts["explained_amount"].text.endswith("20.00")
    assert "charges/CH-1" in [proof.record for proof in finding.evidence]
    assert [proof.phrase for proof in finding.ruled_out] == ["no_such_debit"]


def test_what_explains_the_other_sum_comes_next():
    assert codes(*PARCELS, text="charged 20.00 and 35.00") == ["NOT_OUR_DEBIT", "SPLIT_SHIP"]


def test_money_we_owe_leads_and_names_the_sum_that_our_books_lack():
    finding = found(*TWICE, text="debited 80.00 twice and 35.00 once")[0]
    assert finding.code == "DUP_CAPTURE"
    assert finding.facts["asked_amount"] == Given("35.00")
    assert "no_such_debit" in [proof.phrase for proof in finding.ruled_out]


@pytest.mark.parametrize(
    "text", ["charged 20.00 and 10.00", "charged 20.00 and 10.00, 30.00 in all"]
)
def test_sums_that_are_all_explained_lack_none(text):
    assert codes(*PARCELS, text=text) == ["SPLIT_SHIP"]


@pytest.mark.parametrize(
    "text",
    [
        "charged 20.00 and 10.00 and my bank took a 35.00 overdraft fee",
        "charged 20.00 and 10.00, my balance was 35.00",
        "charged 20.00 and 10.00 although the price was 35.00",
    ],
)
def test_a_fee_or_a_price_is_no_debit_that_our_books_lack(text):
    assert codes(*PARCELS, text=text) == ["SPLIT_SHIP"]


def test_a_credit_beside_it_is_no_debit_either():
    credit = rows.Credit("CR-1", "CU-1", "goodwill", Decimal("35.00"), "USD", ago(2))
    assert codes(*PARCELS, credit, text="charged 20.00 and 10.00, got 35.00") == ["SPLIT_SHIP"]


def test_two_sums_for_an_order_each_are_two_orders():
    second = (order("O-2", "35.00"), capture("CH-9", "35.00", ago(4), order_id="O-2"))
    finding = found(*PLAIN, *second, text="charged 20.00 and 35.00")[0]
    assert finding.code == "TWO_ORDERS"
    assert {"amount", "other_amount", "then_amount"} <= finding.facts.keys()


def test_neither_of_two_sums_in_our_books_is_not_called_explained():
    finding = found(*PLAIN, text="charged 41.00 and 35.00")[0]
    assert finding.code == "NOT_OUR_DEBIT"
    assert "explained_amount" not in finding.facts
