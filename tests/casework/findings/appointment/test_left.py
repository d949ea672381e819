"""Contracts that ended without a word, and what was charged afterwards."""

from __future__ import annotations

from decimal import Decimal

import pytest

from firstline.casework.facts import Account, Money
from firstline.records import rows
from tests.casework.findings.appointment.cases import (
    DAY,
    charge,
    codes,
    contract,
    failure,
    found,
)
from tests.casework.promises.cases import SLOT, call
from tests.casework.records import NOW, said

AFTER = NOW - 8 * DAY
PLAN = rows.Subscription("SUB-1", "CU-1", "Home care plan", status="cancelled")
FOOD = rows.Subscription("SUB-2", "CU-1", "Weekly box", status="active")


def left(*given, **more):
    return found(contract(), *given, **more)["CANCELLED_NO_CONTACT"]


def test_a_contract_that_ended_without_a_word_leads_before_the_failures():
    before = [failure(n, NOW - (20 + n) * DAY) for n in range(2)]
    given = (contract(), *before[0], *before[1])
    assert codes(*given) == ["CANCELLED_NO_CONTACT", "MISS_N"]
    finding = found(*given)["CANCELLED_NO_CONTACT"]
    assert finding.facts["failures"] == Account("2")
    assert finding.certainty == "certain"


def test_failures_are_those_before_the_end():
    assert "failures" not in left(*failure(1, NOW - 2 * DAY)).facts
    assert "failures" not in left(*failure(1, NOW - 102 * DAY)).facts


@pytest.mark.parametrize(
    "given",
    [
        (contract(exit_contact_at=NOW - 5 * DAY),),
        (contract(ended_at=None),),
        (contract(ended_at=NOW + DAY),),
        (contract(ended_at=NOW - 181 * DAY),),
        (contract(), call("", NOW - 2 * DAY, direction="out")),
        (contract(), rows.Callback("CB", "CU-1", placed_at=NOW - 2 * DAY, status="kept")),
    ],
)
def test_a_contract_that_runs_or_was_spoken_about_or_ended_long_ago_is_none(given):
    assert codes(*given) == []


def test_a_call_of_hers_or_one_before_the_end_is_no_contact_about_it():
    given = call("", NOW - 2 * DAY), call("", NOW - 20 * DAY, direction="out", call_id="C2")
    assert codes(contract(), *given) == ["CANCELLED_NO_CONTACT"]


def test_an_old_table_of_contracts_makes_it_likely():
    assert left(until=NOW - 4 * DAY).certainty == "likely"


# Charged afterwards


@pytest.mark.parametrize(
    ("given", "is_counted"),
    [
        ({}, True),
        ({"subscription_id": "SUB-1"}, True),
        ({"subscription_id": "SUB-gone"}, True),
        ({"subscription_id": "SUB-1", "order_id": "O-1"}, True),
        ({"subscription_id": "SUB-2"}, False),
        ({"order_id": "O-1"}, False),
        ({"kind": "authorisation"}, False),
        ({"status": "failed"}, False),
        ({"status": "voided"}, False),
        ({"currency": None}, False),
        ({"at": NOW - 12 * DAY}, False),
        ({"at": NOW + DAY}, False),
    ],
)
def test_what_was_taken_for_it_after_the_end_comes_back(given, is_counted):
    taken = charge(**{"at": AFTER, **given})
    facts = left(PLAN, FOOD, taken).facts
    assert ("amount" in facts) == is_counted
    assert ("uncharged" in facts) != is_counted


def refund(amount: str, charge_id: str = "CH-2", at=AFTER + DAY, **more):
    return charge(at, charge_id, amount, kind="refund", refunds_charge_id="CH-1", **more)


def dollars(amount: str) -> Money:
    return Money(Decimal(amount), "USD")


def test_what_came_back_already_is_not_given_twice():
    part = left(charge(AFTER), refund("10.00")).facts
    assert part["amount"] == dollars("14.00")
    whole = left(charge(AFTER), refund("24.00")).facts
    assert whole["returned_amount"] == dollars("24.00") and "amount" not in whole
    assert "on_its_way" not in whole
    more = left(charge(AFTER), refund("30.00")).facts
    assert more["returned_amount"] == dollars("24.00")


@pytest.mark.parametrize(
    "given", [{"status": "pending"}, {"status": None}, {"settled_at": NOW + DAY}]
)
def test_a_refund_that_has_not_settled_is_on_its_way_and_not_sent(given):
    whole = left(charge(AFTER), refund("24.00", **given))
    assert whole.facts["coming_amount"] == dollars("24.00") and "on_its_way" in whole.facts
    assert not {"returned_amount", "amount"} & whole.facts.keys()
    assert "returned_amount" not in whole.evidence[1].facts
    part = left(charge(AFTER), refund("10.00", **given), refund("4.00", "CH-3")).facts
    assert (part["amount"], part["coming_amount"]) == (dollars("10.00"), dollars("10.00"))


@pytest.mark.parametrize(
    "given",
    [
        {"status": "failed"},
        {"status": "voided"},
        {"currency": "EUR"},
        {"at": NOW + DAY},
        {"at": NOW + DAY, "status": "pending"},
    ],
)
def test_a_refund_that_failed_or_is_of_another_day_sends_nothing_back(given):
    facts = left(charge(AFTER), refund("24.00", **given)).facts
    assert facts["amount"] == dollars("24.00")
    assert not {"returned_amount", "coming_amount", "on_its_way"} & facts.keys()


def test_charges_of_two_currencies_make_no_sum():
    given = charge(AFTER), charge(AFTER, "CH-2", currency="EUR")
    finding = left(*given)
    assert "amount" not in finding.facts and "uncharged" not in finding.facts
    assert len(finding.evidence) == 3


def test_books_that_end_before_the_contract_did_prove_no_clean_end():
    assert "uncharged" not in left(until=NOW - 12 * DAY).facts


def test_a_plan_that_still_runs_is_told():
    running = rows.Subscription("SUB-1", "CU-1", "home care plan", status="active")
    assert "still_active" in left(running).facts
    assert "still_active" not in left(FOOD).facts


def test_of_two_contracts_the_one_that_ended_last_is_told():
    older = contract(NOW - 30 * DAY, contract_id="K-0", product="Boiler plan")
    assert left(older).facts["product"] == Account("Home care plan")


def test_what_we_called_off_after_the_end_is_no_failure():
    called_off = failure(1, SLOT + 4 * DAY, "cancelled")
    assert codes(contract(), *called_off) == ["CANCELLED_NO_CONTACT"]


@pytest.mark.parametrize(
    "text",
    [
        "did not cancel, why did it stop",
        "She says she never cancelled her plan.",
        "I have NOT unsubscribed!! Who ended it?",
        "i never ended it",
    ],
)
def test_whoever_did_not_end_it_is_not_told_that_she_left(text):
    finding = found(contract(), said=said(text))["CANCELLED_NO_CONTACT"]
    assert "says_not_ended" in finding.facts


@pytest.mark.parametrize(
    "text", ["I cancelled it", "you never cancelled it", "you did not stop charging me", ""]
)
def test_what_we_did_not_do_is_no_denial_of_hers(text):
    finding = found(contract(), said=said(text))["CANCELLED_NO_CONTACT"]
    assert "says_not_ended" not in finding.facts
