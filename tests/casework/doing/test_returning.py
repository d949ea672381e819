"""A sum that goes back names the debits that it was taken by."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from firstline.casework.doing.model import Debit, Doing
from firstline.casework.doing.returning import debits
from firstline.casework.facts import Money
from firstline.casework.finding import Finding, Proof
from firstline.records import rows
from firstline.records.decided import Decided
from tests.casework.records import NOW, ORDER, snapshot

FIRST = rows.Charge(
    "CH-1", "CU-1", ORDER.order_id, kind="capture", amount=Decimal("20.00"), currency="USD",
    created_at=NOW - timedelta(days=2), status="settled",
)  # fmt: skip
SECOND = replace(FIRST, charge_id="CH-2", created_at=NOW - timedelta(days=1))
BACK = replace(
    FIRST, charge_id="CH-9", kind="refund", amount=Decimal("5.00"), refunds_charge_id="CH-2"
)


def finding(*proofs):
    return Finding("debit", "DUP_CAPTURE", "certain", {}, tuple(Proof(*one) for one in proofs))


TWICE = finding(("debit_twice", "charges/CH-1"), ("debit_taken", "charges/CH-2"))


def usd(amount):
    return Money(Decimal(amount), "USD")


def named(sum_, about, *charges):
    found = debits(usd(sum_), about, snapshot(ORDER, *charges))
    return [(one.charge, str(one.amount.amount), one.reason) for one in found]


def test_the_debit_that_was_taken_again_is_named_and_not_the_other():
    assert named("20.00", TWICE, FIRST, SECOND) == [("CH-1", "20.00", "taken_twice")]


def test_several_that_were_taken_after_the_end_are_named_with_their_parts():
    about = finding(("debit_after_end", "charges/CH-1"), ("debit_after_end", "charges/CH-2"))
    found = named("30.00", about, FIRST, SECOND)
    reason = "taken_after_end"
    assert found == [("CH-2", "20.00", reason), ("CH-1", "10.00", reason)]


def test_what_went_back_of_a_debit_cannot_go_back_again():
    about = finding(("debit_twice", "charges/CH-2"))
    assert named("15.00", about, FIRST, SECOND, BACK) == [("CH-2", "15.00", "taken_twice")]
    assert named("20.00", about, FIRST, SECOND, BACK) == []


def test_a_finding_about_an_order_names_what_was_taken_for_it():
    about = finding(("order_row", ORDER.record))
    assert named("12.00", about, FIRST) == [("CH-1", "12.00", "other")]


@pytest.mark.parametrize("change", [{"currency": "EUR"}, {"status": "failed"}, {"kind": "refund"}])
def test_what_was_not_taken_so_is_not_named(change):
    assert named("20.00", TWICE, replace(FIRST, **change)) == []


def test_it_is_kept_with_the_draft():
    doing = Doing("s", "refund", "debit", "DUP_CAPTURE", "Refund", limit=usd("15.00"))
    doing = replace(doing, returns=(Debit("CH-1", usd("20.00"), "taken_twice"),))
    assert Doing.from_json(doing.as_json()) == doing


def went_back(at=NOW, **returns):
    """A refund that was decided at the desk."""
    parts = tuple((charge.replace("_", "-"), Decimal(sum_)) for charge, sum_ in returns.items())
    about = frozenset({"orders/1"})
    return Decided("offer_refund", about, "D-1", "done", at, "demo", currency="USD", returns=parts)


def test_what_was_decided_to_go_back_does_not_go_back_again():
    charges = snapshot(ORDER, FIRST, SECOND)
    after = replace(charges, decided=(went_back(CH_2="20.00"),))
    about = finding(("debit_after_end", "charges/CH-1"), ("debit_after_end", "charges/CH-2"))
    assert [one.charge for one in debits(usd("20.00"), about, charges)] == ["CH-2"]
    assert [one.charge for one in debits(usd("20.00"), about, after)] == ["CH-1"]
    assert debits(usd("30.00"), about, after) == ()


@pytest.mark.parametrize(
    ("changes", "left"),
    [
        ({}, "15.00"),  # the records show it
        ({"amount": Decimal("4.00")}, "11.00"),  # another one
        ({"created_at": NOW - timedelta(days=2)}, "10.00"),  # one of before
        ({"created_at": None}, "10.00"),
        ({"status": "failed"}, "20.00"),  # it came to nothing
    ],
)
def test_what_was_decided_counts_until_the_records_show_it(changes, left):
    shown = replace(BACK, **{"created_at": NOW, **changes})
    given = replace(snapshot(ORDER, FIRST, SECOND, shown), decided=(went_back(CH_2="5.00"),))
    about = finding(("debit_twice", "charges/CH-2"))
    assert [one.amount for one in debits(usd(left), about, given)] == [usd(left)]
    assert debits(usd(Decimal(left) + 1), about, given) == ()
