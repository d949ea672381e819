"""What is known of the credit: how much, where to, by when. A fact only when its parts are known."""

from __future__ import annotations

from datetime import datetime

from firstline.casework import calendar
from firstline.casework.facts import Day, Deadline, Fact, Level, Money, State, Tail
from firstline.casework.findings.number.explained import named
from firstline.casework.findings.number.inquiry import Inquiry
from firstline.casework.wishes import wants_another_card
from firstline.records.snapshot import Snapshot

# How long a credit without a due date may take before somebody looks again.
LOOK_AGAIN = 2  # business days


def facts(inquiry: Inquiry) -> dict[str, Fact]:
    if inquiry.credited is None:
        return {}
    found = _amount(inquiry) | _accounts(inquiry) | _days(inquiry)
    if inquiry.credited.state == "late" and wants_another_card(inquiry.said.text):
        found["another_card"] = State(Level.ANONYMOUS)
    return found


def day(snapshot: Snapshot, moment: datetime) -> Day:
    return Day(moment.astimezone(snapshot.company.timezone).date())


def _amount(inquiry: Inquiry) -> dict[str, Fact]:
    credit = inquiry.credited.credit
    if credit.amount is None or not credit.currency:
        return {}
    return {"amount": Money(credit.amount, credit.currency)}


def _accounts(inquiry: Inquiry) -> dict[str, Fact]:
    credited = inquiry.credited
    found: dict[str, Fact] = {}
    if credited.account is not None:
        found["instrument"] = named(credited.account)
        if credited.account.last4:
            found["card_tail"] = Tail(credited.account.last4)
    if credited.expected is not None:
        found["expected_instrument"] = named(credited.expected)
        if credited.expected.last4:
            found["expected_tail"] = Tail(credited.expected.last4)
    if credited.reached_her:
        found["own_account"] = State()
    return found


def _days(inquiry: Inquiry) -> dict[str, Fact]:
    credited, snapshot = inquiry.credited, inquiry.snapshot
    credit = credited.credit
    found: dict[str, Fact] = {}
    if credit.approved_at:
        found["approved_on"] = day(snapshot, credit.approved_at)
    if credited.state == "posted" and credit.posted_at:
        found["credited_on"] = day(snapshot, credit.posted_at)
    if credit.status == "failed":
        found["failed"] = State()
    if credited.state == "late" and credit.due_at:
        found["late_since"] = day(snapshot, credit.due_at)
    if credited.state == "pending":
        found |= _awaited(inquiry, credit.due_at)
    return found


def _awaited(inquiry: Inquiry, due_at: datetime | None) -> dict[str, Fact]:
    """When a credit is due, and when to look whether it has come: never a time that has passed."""
    snapshot, now, company = inquiry.snapshot, inquiry.now, inquiry.snapshot.company
    if due_at is None:
        return {"check_by": Deadline(calendar.business_day_after(now, LOOK_AGAIN, company))}
    due_on = day(snapshot, due_at)
    if due_at <= now:
        check_by = calendar.end_of_day(now, company)
        return {"due_on": due_on, "due_passed": State(), "check_by": Deadline(check_by)}
    check_by = max(calendar.closing_time(due_on.day, company), due_at)
    return {"due_on": due_on, "check_by": Deadline(check_by)}
