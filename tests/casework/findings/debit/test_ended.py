"""What was taken for a plan or a contract after its end."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from firstline.casework.facts import Day, Money
from firstline.records import rows
from tests.casework.findings.debit.books import (
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

SAYS = "I cancelled my plan and you still charge me"
ENDED = rows.Contract("K-1", "CU-1", product="Fruit box", ended_at=ago(20))
BEFORE = renewal("R-0", ago(24))
AFTER = renewal("R-1", ago(10)), renewal("R-2", ago(3))
GONE = plan(status="Cancelled")


@pytest.mark.parametrize("text", [SAYS, "debited twice", "debited 30.00 twice"])
def test_what_was_taken_after_the_end_is_owed_and_proven_by_its_own_row(text):
    finding = found(GONE, ENDED, BEFORE, *AFTER, text=text)[0]
    assert (finding.code, finding.certainty) == ("RENEWAL", "certain")
    assert finding.facts["after_amount"] == Money(Decimal("60.00"), "USD")
    assert finding.facts["ended_on"] == Day(ago(20).date())
    proofs = {proof.record: proof.phrase for proof in finding.evidence}
    assert proofs["charges/R-1"] == proofs["charges/R-2"] == "debit_after_end"
    assert proofs["contracts/K-1"] == "contract_over"


def test_one_debit_after_the_end_is_enough():
    finding = found(GONE, ENDED, AFTER[0], text=SAYS)[0]
    assert finding.code == "RENEWAL"
    assert finding.facts["after_amount"] == Money(Decimal("30.00"), "USD")


def test_what_went_back_is_told_as_back_and_not_owed():
    back = refund("CH-B", "R-1", "30.00", order_id=None, subscription_id="S-1")
    finding = found(GONE, ENDED, AFTER[0], back, text=SAYS)[0]
    assert "after_amount" not in finding.facts
    assert finding.facts["back_amount"] == Money(Decimal("30.00"), "USD")


def test_an_end_without_a_day_is_checked_and_not_called_owed():
    finding = found(GONE, AFTER[0], text=SAYS)[0]
    assert finding.code == "RENEWAL"
    assert "plan_ended" in finding.facts
    assert not {"after_amount", "ended_on"} & finding.facts.keys()


def test_a_plan_that_goes_on_after_its_contract_ended_is_to_be_stopped():
    facts = found(plan(), ENDED, *AFTER, text=SAYS)[0].facts
    assert {"still_active", "after_amount"} <= facts.keys()


def test_a_contract_without_a_plan_is_charged_by_what_was_taken_for_nothing_else():
    care = rows.Contract("K-1", "CU-1", product="Home care", ended_at=ago(20))
    taken = capture("CH-7", "30.00", ago(9), order_id=None)
    finding = found(order(), FIRST, care, taken, text=SAYS)[0]
    assert finding.facts["plan"].text == "Home care"
    assert [proof.record for proof in finding.evidence][:1] == ["charges/CH-7"]


@pytest.mark.parametrize(
    "contract",
    [
        replace(ENDED, ended_at=None),
        replace(ENDED, ended_at=ago(-2)),
        replace(ENDED, ended_at=ago(1)),
        replace(ENDED, product="Meat box"),
    ],
)
def test_a_plan_whose_contract_runs_is_a_renewal_as_ever(contract):
    finding = found(plan(), contract, *AFTER, text=SAYS)[0]
    assert finding.code == "RENEWAL"
    assert "plan_ended" not in finding.facts


def test_a_plan_that_our_books_call_active_is_shown_as_what_was_charged():
    finding = found(plan(started_at=None), AFTER[0], text=SAYS)[0]
    assert finding.code == "RENEWAL"
    assert "plan_ended" not in finding.facts


def test_a_purchase_after_the_end_is_no_debit_of_the_plan():
    finding = found(GONE, ENDED, BEFORE, order(), FIRST, text=SAYS)[0]
    assert "after_amount" not in finding.facts


def test_a_threat_to_cancel_ends_nothing():
    books = (*TWICE, GONE, AFTER[0])
    text = "refund the second one or I will cancel"
    assert codes(*books, text=text) == codes(*books) == ["DUP_CAPTURE", "RENEWAL"]


def test_a_duplicate_goes_first_unless_she_speaks_of_the_end():
    books = (*TWICE, GONE, ENDED, *AFTER)
    assert codes(*books)[:2] == ["DUP_CAPTURE", "RENEWAL"]
    assert codes(*books, text=SAYS)[0] == "RENEWAL"
