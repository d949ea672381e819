"""Debits that were all owed: holds, parcels, orders, plans and retries."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone
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

HOLD = replace(
    FIRST,
    charge_id="CH-H",
    kind="authorisation",
    status="pending",
    created_at=ago(7),
    settled_at=None,
)


# AUTH_HOLD


def test_a_pending_authorisation_beside_a_debit_is_a_hold():
    finding = found(order(), FIRST, HOLD)[0]
    assert (finding.code, finding.certainty) == ("AUTH_HOLD", "certain")
    assert [proof.record for proof in finding.evidence][:2] == ["charges/CH-1", "charges/CH-H"]
    assert finding.facts["released_by"].at > ago(0)


@pytest.mark.parametrize("status", ["voided", "failed", "settled"])
def test_an_authorisation_that_is_not_pending_holds_nothing(status):
    assert "AUTH_HOLD" not in codes(order(), FIRST, replace(HOLD, status=status))


def test_a_hold_of_another_sum_on_another_card_explains_nothing():
    strange = replace(HOLD, order_id=None, instrument_id="PM-2")
    assert codes(order(), FIRST, strange) == []


def test_a_hold_without_its_order_is_known_by_its_sum_and_its_card():
    assert codes(order(), FIRST, replace(HOLD, order_id=None)) == ["AUTH_HOLD"]


def test_a_hold_that_every_bank_has_dropped_is_none():
    assert codes(order(), FIRST, replace(HOLD, created_at=ago(40))) == []


def test_two_holds_are_both_no_payment():
    second = replace(HOLD, charge_id="CH-H2", created_at=ago(6.9))
    finding = found(order(), HOLD, second)[0]
    assert finding.code == "AUTH_HOLD"
    assert "two_holds" in finding.facts


def test_a_duplicate_leads_before_a_hold():
    assert codes(*TWICE, HOLD) == ["DUP_CAPTURE", "AUTH_HOLD"]


# SPLIT_SHIP


def test_unequal_debits_within_the_price_are_parts_of_it():
    parcels = [rows.Shipment(f"SH-{n}", "O-1", charge_id=f"CH-{n}") for n in (1, 2)]
    taken = [FIRST, capture("CH-2", "20.00", ago(4))]
    finding = found(order(total="100.00"), *taken, *parcels)[0]

    assert finding.code == "SPLIT_SHIP"
    assert {"parcels", "total", "then_amount"} <= finding.facts.keys()
    assert finding.facts["total"] == Money(Decimal("100.00"), "USD")


def test_unequal_debits_above_the_price_cannot_be_told():
    assert codes(order(), FIRST, capture("CH-2", "20.00", ago(4))) == ["UNCLEAR"]


def test_equal_parts_below_the_price_need_as_many_parcels():
    parcels = [rows.Shipment(f"SH-{n}", "O-1") for n in (1, 2)]
    dear = order(total="300.00")
    assert codes(dear, FIRST, AGAIN) == ["UNCLEAR"]
    assert codes(dear, FIRST, AGAIN, *parcels) == ["SPLIT_SHIP"]


def test_a_price_in_another_currency_is_not_compared():
    assert codes(order(total="160.00", currency="CAD"), FIRST, AGAIN) == ["UNCLEAR"]


# TWO_ORDERS


def test_two_orders_of_one_sum_are_two_orders():
    second = order("O-2", placed_at=ago(5.9))
    finding = found(order(), second, FIRST, replace(AGAIN, order_id="O-2"))[0]
    assert finding.code == "TWO_ORDERS"
    assert finding.facts["order_number"].text == "O-1"
    assert finding.facts["other_order"].text == "O-2"


def test_two_orders_far_apart_are_told_only_when_she_names_the_sum():
    old = capture("CH-0", at=ago(200), order_id="O-2")
    books = (order(), order("O-2"), FIRST, old)
    assert codes(*books) == []
    assert codes(*books, text="two debits of $80.00") == ["TWO_ORDERS"]


def test_a_second_order_that_was_paid_back_is_a_refund():
    taken = (FIRST, replace(AGAIN, order_id="O-2"), refund("CH-R", "CH-2", order_id="O-2"))
    assert codes(order(), order("O-2"), *taken) == ["REFUND_SENT"]


# RENEWAL and CATCH_UP


def test_one_debit_a_period_is_a_renewal():
    taken = [renewal(f"R-{n}", ago(3 + 7 * n)) for n in range(4)]
    finding = found(plan(), *taken)[0]
    assert (finding.code, finding.certainty) == ("RENEWAL", "certain")
    assert finding.facts["plan"].text == "Fruit box"


def test_a_first_debit_of_a_plan_renews_nothing():
    assert codes(plan(started_at=ago(3)), renewal("R-1", ago(3))) == []


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ((2028, 1, 31), (2028, 2, 29)),
        ((2027, 1, 31), (2027, 2, 28)),
        ((2026, 10, 31), (2026, 11, 30)),
    ],
)
def test_the_short_end_of_a_month_is_a_period_too(first, then):
    days = [datetime(*day, 10, tzinfo=timezone.utc) for day in (first, then)]
    taken = [renewal(f"R-{n}", at) for n, at in enumerate(days)]
    now = days[1] + timedelta(days=3)
    assert codes(plan(period="month"), *taken, now=now, as_of=now) == ["RENEWAL"]


def test_a_failed_debit_that_was_tried_again_wins_over_the_renewal():
    failed = renewal("R-1", ago(12), status="failed", settled_at=None)
    retry = renewal("R-2", ago(7), retry_of_charge_id="R-1")
    finding = found(plan(), renewal("R-0", ago(19)), failed, retry, renewal("R-3", ago(5)))[0]

    assert finding.code == "CATCH_UP"
    assert "charges/R-1" in [proof.record for proof in finding.evidence]
    assert finding.facts["failed_on"].day < finding.facts["retried_on"].day


def test_a_try_without_a_sum_is_no_failed_debit():
    failed = replace(renewal("R-1", ago(12), status="voided", settled_at=None), amount=None)
    retry = renewal("R-2", ago(10), retry_of_charge_id="R-1")
    assert "CATCH_UP" not in codes(plan(), failed, retry)


def test_a_retry_that_is_not_named_as_one_is_known_by_the_unpaid_period():
    failed = renewal("R-1", ago(12), status="failed", settled_at=None)
    taken = [renewal("R-2", ago(5.2)), renewal("R-3", ago(5))]
    assert codes(plan(), renewal("R-0", ago(19)), failed, *taken) == ["CATCH_UP"]


def test_a_period_before_that_never_settled_leaves_it_open():
    hanging = renewal("R-1", ago(12), status="pending", settled_at=None)
    taken = [renewal("R-2", ago(5.2)), renewal("R-3", ago(5))]
    assert codes(plan(), hanging, *taken)[0] == "UNCLEAR"


def test_one_unpaid_period_explains_one_debit_and_not_two():
    failed = renewal("R-1", ago(12), status="failed", settled_at=None)
    taken = [renewal(f"R-{n}", ago(5 + n / 100)) for n in (2, 3, 4)]
    assert "DUP_CAPTURE" in codes(plan(), renewal("R-0", ago(19)), failed, *taken)


def test_an_order_that_was_paid_at_the_second_try_was_taken_once():
    failed = replace(FIRST, status="failed", settled_at=None)
    assert codes(order(), failed, AGAIN) == ["CATCH_UP"]


def test_two_plans_of_one_price_are_no_duplicate():
    other = plan("S-2", plan="Meat box")
    taken = [renewal("R-1", ago(5)), replace(renewal("R-2", ago(5)), subscription_id="S-2")]
    assert codes(plan(started_at=ago(5)), other, *taken)[0] == "RENEWAL"


def test_a_plan_moved_to_another_day_cannot_be_told():
    taken = [renewal(f"R-{n}", ago(days)) for n, days in enumerate((23, 16, 14, 7))]
    assert "DUP_CAPTURE" not in codes(plan(), *taken)


def test_a_debit_against_the_rhythm_of_the_plan_is_a_duplicate():
    taken = [renewal(f"R-{n}", ago(days)) for n, days in enumerate((23, 16, 12.5, 9))]
    assert codes(plan(), *taken)[0] == "DUP_CAPTURE"


def test_an_ended_plan_is_told_as_ended():
    taken = [renewal("R-1", ago(10)), renewal("R-2", ago(3))]
    assert "plan_ended" in found(plan(status="cancelled"), *taken)[0].facts


def test_what_is_over_for_two_statements_is_not_told_unasked():
    taken = [renewal(f"R-{n}", ago(100 + 7 * n)) for n in range(4)]
    assert codes(plan(), *taken) == []
    assert codes(plan(), *taken, text="debited 30.00 twice") == ["RENEWAL"]
