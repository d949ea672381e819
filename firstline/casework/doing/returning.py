"""Which debits a sum that goes back was taken by."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta, timezone
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
# A refund that was decided here shows in the records from then on; their days may have no time.
EARLIER = timedelta(days=1)
_FIRST = datetime.min.replace(tzinfo=timezone.utc)


def debits(sum_: Money, finding: Finding, snapshot: Snapshot) -> tuple[Debit, ...]:
    """Those the finding says were taken wrongly, the newest first, else those it is about; () where
    the records do not tell which debits hold the sum."""
    reasons = {one.record: _REASONS.get(one.phrase, "") for one in finding.evidence}
    about = [one for one in _captures(finding, snapshot) if one.currency == sum_.currency]
    wrong = [one for one in about if reasons.get(one.record)]
    left, found = sum_.amount, []
    for one in sorted(wrong or about, key=lambda one: one.created_at or _FIRST, reverse=True):
        part = min(left, _open(one, snapshot))
        if part > 0:
            reason = reasons.get(one.record) or OTHER
            found.append(Debit(one.charge_id, Money(part, sum_.currency), reason))
            left -= part
    return tuple(found) if not left else ()


def _captures(finding: Finding, snapshot: Snapshot) -> Sequence[Charge]:
    """The finding's own, else all of the orders that it is about."""
    about = records_of(finding)
    taken = [one for one in snapshot.charges if one.kind == "capture" and _is_taken(one)]
    own = [one for one in taken if one.record in about]
    return own or [one for one in taken if f"orders/{one.order_id}" in about]


def _open(capture: Charge, snapshot: Snapshot) -> Decimal:
    """What has not gone back of it, in the records or by what was decided here since."""
    refunds = [
        one
        for one in snapshot.charges
        if one.kind == "refund" and one.refunds_charge_id == capture.charge_id
    ]
    back = sum((abs(one.amount or 0) for one in refunds if _is_taken(one)), Decimal(0))
    return (capture.amount or Decimal(0)) - back - _unshown(capture, refunds, snapshot)


def _unshown(capture: Charge, refunds: Sequence[Charge], snapshot: Snapshot) -> Decimal:
    """What was decided to go back and no refund of the records is; each is one of them at most.

    A refund that failed has come to nothing, and is no longer to come.
    """
    shown, coming = list(refunds), Decimal(0)
    for decision in snapshot.decided:
        for charge, amount in decision.returns:
            if charge != capture.charge_id:
                continue
            same = next((one for one in shown if _is_it(one, amount, decision.at)), None)
            if same is None:
                coming += amount
            else:
                shown.remove(same)
    return coming


def _is_it(refund: Charge, amount: Decimal, decided_at: datetime) -> bool:
    is_since = refund.created_at is not None and refund.created_at >= decided_at - EARLIER
    return is_since and abs(refund.amount or 0) == amount


def _is_taken(charge: Charge) -> bool:
    return charge.status in (*_TAKEN, None)
