"""Which debits a sum that goes back was taken by."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timezone
from decimal import Decimal

from firstline.casework.card_facts import records_of
from firstline.casework.doing.model import Debit
from firstline.casework.facts import Money
from firstline.casework.finding import Finding
from firstline.records.rows import Charge
from firstline.records.snapshot import Snapshot

KINDS = ("refund", "cancel", "stop")
# What the proof of a debit says about why it goes back.
_REASONS = {
    "debit_twice": "taken_twice",
    "debit_after_end": "taken_after_end",
    "charged_after": "taken_after_end",
}
OTHER = "other"
_TAKEN = ("pending", "settled")
_FIRST = datetime.min.replace(tzinfo=timezone.utc)


def debits(sum_: Money, finding: Finding, snapshot: Snapshot) -> tuple[Debit, ...]:
    """Those the finding says were taken wrongly, the newest first, else those it is about; () where
    the records do not tell which debits hold the sum."""
    reasons = {one.record: _REASONS.get(one.phrase, "") for one in finding.evidence}
    about = [one for one in _captures(finding, snapshot) if one.currency == sum_.currency]
    wrong = [one for one in about if reasons.get(one.record)]
    left, found = sum_.amount, []
    for one in sorted(wrong or about, key=lambda one: one.created_at or _FIRST, reverse=True):
        part = min(left, _open(one, snapshot.charges))
        if part > 0:
            reason = reasons.get(one.record) or OTHER
            found.append(Debit(one.charge_id, Money(part, sum_.currency), reason))
            left -= part
    return tuple(found) if not left else ()


def _captures(finding: Finding, snapshot: Snapshot) -> Sequence[Charge]:
    """The finding's own, else all of the orders that it is about."""
    about = records_of(finding)
    taken = [
        one for one in snapshot.charges if one.kind == "capture" and one.status in (*_TAKEN, None)
    ]
    own = [one for one in taken if one.record in about]
    return own or [one for one in taken if f"orders/{one.order_id}" in about]


def _open(capture: Charge, charges: Iterable[Charge]) -> Decimal:
    """What has not gone back of it."""
    back = (
        abs(one.amount or 0)
        for one in charges
        if one.kind == "refund"
        and one.refunds_charge_id == capture.charge_id
        and one.status in (*_TAKEN, None)
    )
    return (capture.amount or Decimal(0)) - sum(back, Decimal(0))
