"""Promises that no other finding tells of: broken ones, and the next one that is due."""

from __future__ import annotations

from datetime import datetime, timedelta

from firstline.casework.facts import Account, Fact, Moment, Money, Term
from firstline.casework.finding import Finding, Proof
from firstline.casework.promises import (
    APPOINTMENT,
    CALLBACK,
    CREDIT,
    FOLLOW_UP,
    PARTS,
    Promise,
    ledger,
)
from firstline.records.snapshot import Snapshot

# Broken visits, callbacks, complaints, parcels and parts are findings of their own.
TOLD_HERE = frozenset({CREDIT, FOLLOW_UP})
AWAITED = frozenset({APPOINTMENT, CALLBACK, CREDIT, FOLLOW_UP, PARTS})
SOON = timedelta(days=3)


def promised(snapshot: Snapshot, now: datetime) -> list[Finding]:
    """The broken ones first, the longest overdue leading; then the next one due within SOON."""
    promises = ledger(snapshot, now)
    broken = [one for one in promises if one.is_open and one.kind in TOLD_HERE]
    broken.sort(key=lambda one: one.late_by(now), reverse=True)
    due = [one for one in promises if one.state == "due" and one.kind in AWAITED]
    soon = [one for one in due if one.due_at and one.due_at - now <= SOON][:1]
    amounts = _amounts(snapshot)
    return [
        _finding(code, one, amounts.get(one.record, {}))
        for code, several in (("PROMISE_BROKEN", broken), ("PROMISE_DUE", soon))
        for one in several
    ]


def _amounts(snapshot: Snapshot) -> dict[str, dict[str, Fact]]:
    """Record of a credit -> its amount, where that is known."""
    return {
        credit.record: {"promised_amount": Money(credit.amount, credit.currency)}
        for credit in snapshot.credits
        if credit.amount is not None and credit.currency
    }


def _finding(code: str, promise: Promise, amount: dict[str, Fact]) -> Finding:
    known: dict[str, Fact] = {"promise": Term(f"promise.{promise.kind}"), **amount}
    if promise.due_at:
        known["promised_for"] = Moment(promise.due_at)
    if promise.owner:
        known["promised_by"] = Account(promise.owner)
    if promise.what and promise.kind == FOLLOW_UP:
        known["promised_words"] = Account(promise.what)
    row = Proof("promise_row", promise.record, promise.due_at, known)
    return Finding("order", code, "certain", known, (row,))
