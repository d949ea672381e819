"""What of a charge went back to her, and what is on its way."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from firstline.casework.findings.appointment.diary import Diary
from firstline.casework.promises.model import until

_NEVER = ("voided", "failed")


@dataclass(frozen=True)
class Returned:
    """Both in the charge's currency, together at most the charge.

    gone: settled by now. coming: recorded by now and not settled, so it may still fail.
    """

    gone: Decimal
    coming: Decimal


def returned(diary: Diary, charge: Any) -> Returned:
    refunds = [row for row in diary.snapshot.charges if _is_of(row, charge)]
    gone = min(_sum(r for r in refunds if _is_settled(r, diary.now)), charge.amount)
    recorded = (r for r in refunds if _is_recorded(r, diary.now))
    coming = _sum(r for r in recorded if not _is_settled(r, diary.now))
    return Returned(gone, min(coming, charge.amount - gone))


def _is_of(row: Any, charge: Any) -> bool:
    is_refund = row.kind == "refund" and row.refunds_charge_id == charge.charge_id
    is_sum = row.amount is not None and row.currency == charge.currency
    return is_refund and is_sum and row.status not in _NEVER


def _is_settled(row: Any, now: datetime) -> bool:
    settled = row.status == "settled" or (row.status is None and row.settled_at is not None)
    return settled and until(row.settled_at or row.created_at, now) is not None


def _is_recorded(row: Any, now: datetime) -> bool:
    moment = row.created_at or (row.settled_at if row.status == "settled" else None)
    return moment is None or until(moment, now) is not None


def _sum(refunds: Any) -> Decimal:
    return sum((abs(refund.amount) for refund in refunds), Decimal(0))
