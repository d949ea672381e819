"""A sum that an agent types is within what was taken and within somebody's authority."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from firstline.casework import playbook
from firstline.casework.card import words_for
from firstline.casework.card_facts import Staff
from firstline.casework.doing.fields import BadField
from firstline.casework.doing.model import Doing
from firstline.casework.doing.preparing import step_of
from firstline.casework.doing.setting import Setting
from firstline.casework.finding import Finding, Proof
from firstline.casework.findings import families
from firstline.casework.offers import Giver
from firstline.workplace import PLAYBOOKS
from tests.casework.records import NOW, ORDER, PAID, snapshot

BOOKS = playbook.load(families(), PLAYBOOKS, Path("/nowhere"))
WORDING = BOOKS.by_family["debit"].findings["DUP_CAPTURE"]
REFUND, FEES = "refund_duplicate", "refund_bank_fees"


def typed(step, amount, *charges, role="agent"):
    records = snapshot(ORDER, *charges)
    proofs = tuple(Proof("row", one.record) for one in charges or (ORDER,))
    finding = Finding("debit", "DUP_CAPTURE", "certain", {}, proofs)
    staff = Staff("Jo", giver=Giver(role))
    given = {"amount": amount}
    return step_of(
        finding,
        WORDING,
        step,
        Setting(records, words_for(records, BOOKS), staff, NOW, given),
    )


@pytest.mark.parametrize("step", [REFUND, FEES])
@pytest.mark.parametrize(
    ("amount", "role", "consent"),
    [
        ("25.00", "agent", ""),
        ("25.01", "agent", "lead"),
        ("100.00", "agent", "lead"),
        ("100.01", "agent", "manager"),
        ("100.00", "lead", ""),
        ("100.01", "lead", "manager"),
        ("499.00", "manager", ""),
    ],
)
def test_a_typed_sum_needs_the_lowest_role_that_may_give_it_alone(step, amount, role, consent):
    assert typed(step, amount, PAID, role=role).consent == consent


@pytest.mark.parametrize("role", ["agent", "lead", "manager"])
@pytest.mark.parametrize("amount", ["500.01", "100000"])
def test_what_is_above_every_role_is_refused(role, amount):
    with pytest.raises(BadField, match=r"the most is \$500\.00") as wrong:
        typed(FEES, amount, role=role)
    assert wrong.value.field == "amount"


def test_a_refund_is_never_more_than_was_taken():
    small = replace(PAID, amount=Decimal("20.00"))
    again = replace(small, charge_id="CH-B")
    assert typed(REFUND, "20.00", small).consent == ""
    with pytest.raises(BadField, match=r"was taken, \$20\.00"):
        typed(REFUND, "20.01", small)
    assert typed(REFUND, "40.00", small, again, role="lead").consent == ""


@pytest.mark.parametrize("gone", [{"status": "failed"}, {"status": "voided"}, {"kind": "refund"}])
def test_what_was_not_taken_in_the_end_is_not_paid_back(gone):
    small = replace(PAID, amount=Decimal("20.00"))
    never = replace(small, charge_id="CH-B", **gone)
    with pytest.raises(BadField, match=r"was taken, \$20\.00"):
        typed(REFUND, "20.01", small, never)


def test_what_the_bank_asked_for_may_be_more_than_was_taken():
    small = replace(PAID, amount=Decimal("5.00"))
    assert typed(FEES, "12.00", small).consent == ""


def test_without_charges_only_authority_bounds_a_refund():
    assert typed(REFUND, "60.00").consent == "lead"


def test_a_typed_sum_is_in_the_currency_that_was_taken():
    foreign = replace(PAID, currency="EUR")
    assert typed(REFUND, "20.00", foreign).amount.currency == "EUR"
    assert typed(REFUND, "20.00", PAID).amount.currency == "USD"


def test_a_sum_is_asked_for_in_its_currency_before_anything_is_typed():
    (asked,) = typed(REFUND, "", replace(PAID, currency="EUR")).asks
    assert (asked.currency, asked.example) == ("EUR", "42.00")
    (asked,) = typed(REFUND, "", replace(PAID, currency="JPY")).asks
    assert (asked.currency, asked.example) == ("JPY", "42")
    unfinished = typed(REFUND, "", PAID)
    assert Doing.from_json(unfinished.as_json()) == unfinished


@pytest.mark.parametrize("role", ["agent", "manager"])
def test_a_sum_in_a_currency_that_authority_does_not_measure_is_a_second_manager_s(role):
    foreign = replace(PAID, currency="EUR")
    assert typed(REFUND, "1.00", foreign, role=role).consent == "manager"


def test_charges_in_several_currencies_are_not_paid_back_in_one_more():
    several = replace(PAID, currency="EUR"), replace(PAID, charge_id="CH-B", currency="GBP")
    with pytest.raises(BadField, match="never more than was taken"):
        typed(REFUND, "1.00", *several)


def test_decimals_are_those_of_the_currency():
    yen = replace(PAID, currency="JPY", amount=Decimal(5000))
    made = typed(REFUND, "500", yen)
    assert (made.given["amount"], made.amount.currency) == ("500", "JPY")
    with pytest.raises(BadField, match="in JPY as plain digits, such as 42"):
        typed(REFUND, "500.00", yen)
    assert typed(REFUND, "1.250", replace(PAID, currency="KWD")).given["amount"] == "1.250"


@pytest.mark.parametrize("amount", ["1e2", "1_0", "１２", "-1", "0", "0.00", "NaN"])
def test_what_is_no_plain_sum_is_refused(amount):
    with pytest.raises(BadField) as wrong:
        typed(REFUND, amount, PAID)
    assert wrong.value.field == "amount"
