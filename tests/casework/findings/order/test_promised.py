"""Promises that no other finding tells of, plans that renew, and changes that are guarded."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from firstline.casework.facts import Money
from firstline.casework.findings.order import find
from firstline.records import rows
from tests.casework.records import CREDIT, NOW, ORDER, PENDING, said, snapshot

LATE = replace(PENDING, due_at=NOW - timedelta(days=6))
CALLBACK = rows.Callback(
    "CB-1", "CU-1", NOW + timedelta(days=1), "+12125550100", None, "booked", "Ellen Marsh"
)
PLAN = rows.Subscription(
    subscription_id="SUB-1",
    customer_id="CU-1",
    plan="Harvest box",
    amount=Decimal("49.90"),
    currency="USD",
    period="week",
    renews_at=NOW + timedelta(days=2),
    status="active",
)


def by_code(code, *records, now=NOW):
    return [one for one in find(snapshot(*records), said("hello"), now) if one.code == code]


def test_a_credit_past_its_day_is_a_broken_promise_with_its_amount():
    (broken,) = by_code("PROMISE_BROKEN", LATE)
    assert broken.facts["promised_amount"] == Money(Decimal("120.00"), "USD")
    assert broken.evidence[0].record == LATE.record


def test_a_posted_credit_is_no_broken_promise():
    assert by_code("PROMISE_BROKEN", CREDIT) == []


def test_a_credit_still_due_is_due_and_not_broken():
    assert by_code("PROMISE_BROKEN", PENDING) == []
    assert len(by_code("PROMISE_DUE", PENDING)) == 1


def test_the_longest_overdue_promise_leads():
    older = replace(LATE, credit_id="CR-2", due_at=NOW - timedelta(days=20))
    assert [one.evidence[0].record for one in by_code("PROMISE_BROKEN", LATE, older)] == [
        "credits/CR-2",
        "credits/CR-1",
    ]


def test_only_the_next_promise_within_three_days_is_announced():
    later = replace(CALLBACK, callback_id="CB-2", due_at=NOW + timedelta(days=2))
    far = replace(CALLBACK, callback_id="CB-3", due_at=NOW + timedelta(days=4))
    assert [one.evidence[0].record for one in by_code("PROMISE_DUE", far, later, CALLBACK)] == [
        "callbacks/CB-1"
    ]
    assert by_code("PROMISE_DUE", far) == []


def test_a_missed_callback_is_told_by_its_own_finding_alone():
    missed = replace(CALLBACK, due_at=NOW - timedelta(days=1), status="missed")
    assert by_code("PROMISE_BROKEN", missed) == []


def test_a_plan_that_goes_on_shows_its_next_renewal():
    (notice,) = by_code("RENEWAL_NOTICE", PLAN)
    assert notice.facts["renewal_amount"] == Money(Decimal("49.90"), "USD")
    assert "renewal_passed" not in notice.facts


def test_a_renewal_that_should_have_happened_says_so():
    (notice,) = by_code("RENEWAL_NOTICE", replace(PLAN, renews_at=NOW - timedelta(days=1)))
    assert "renewal_passed" in notice.facts


def test_an_ended_plan_and_one_without_a_day_renew_no_more():
    assert by_code("RENEWAL_NOTICE", replace(PLAN, status="cancelled")) == []
    assert by_code("RENEWAL_NOTICE", replace(PLAN, renews_at=None)) == []


def test_a_change_is_guarded_also_without_any_order():
    (alone,) = by_code("CHANGE_GUARDED")
    (with_order,) = by_code("CHANGE_GUARDED", ORDER)
    assert alone.evidence == ()
    assert with_order.evidence[0].record == ORDER.record


def test_each_broken_promise_has_the_amount_of_its_own_credit():
    other = replace(LATE, credit_id="CR-2", amount=Decimal("7.50"))
    amounts = {
        one.evidence[0].record: one.facts["promised_amount"]
        for one in by_code("PROMISE_BROKEN", LATE, other)
    }
    assert amounts == {
        "credits/CR-1": Money(Decimal("120.00"), "USD"),
        "credits/CR-2": Money(Decimal("7.50"), "USD"),
    }
