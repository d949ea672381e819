"""Which of several credits the question is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from firstline.casework.credits import newest_time
from firstline.casework.findings.number.accounts import order_of
from firstline.casework.findings.number.matches import Match
from firstline.casework.said import Said
from firstline.records.identifiers import compact
from firstline.records.snapshot import Snapshot

# How far from the message a credit may lie and still be the one it tells of.
NEAR_MESSAGE = timedelta(days=5)
# An older credit is not the one unless a message, a record or its amount ties it to the question.
FORGOTTEN = timedelta(days=120)
RECENT = timedelta(days=60)


@dataclass(frozen=True)
class Chosen:
    """`tied`: the records themselves tell that it is this one."""

    credit: Any
    tied: bool


def choose(
    snapshot: Snapshot,
    said: Said,
    matches: Sequence[Match],
    message: Any | None,
    now: datetime,
) -> Chosen | None:
    """None when the records do not single one out."""
    told = _told(snapshot.credits, message)
    matched = _matched(snapshot, matches)
    recent = [credit for credit in snapshot.credits if _within(credit, RECENT, now)]
    credit = (
        next(iter(told), None)
        or _only(_named_amount(snapshot.credits, said))
        or _only(matched)
        or _only(_near(snapshot.credits, message))
        or _only([credit for credit in snapshot.credits if _within(credit, FORGOTTEN, now)])
        or _only([c for c in recent if c.credit_id in snapshot.foreign_destinations])
    )
    if credit is None:
        return None
    return Chosen(credit, credit in told or matched == [credit] or recent == [credit])


def _only(credits: Sequence[Any]) -> Any | None:
    return credits[0] if len(credits) == 1 else None


def _within(credit: Any, span: timedelta, now: datetime) -> bool:
    """What bears no date at all may be of any day."""
    newest = newest_time(credit)
    return newest is None or now - newest <= span


def _told(credits: Sequence[Any], message: Any | None) -> list:
    about = message.about if message is not None else None
    return [credit for credit in credits if about == f"credit:{credit.credit_id}"]


def _named_amount(credits: Sequence[Any], said: Said) -> list:
    amounts = {amount.value for amount in said.amounts}
    return [credit for credit in credits if credit.amount in amounts]


def _matched(snapshot: Snapshot, matches: Sequence[Match]) -> list:
    numbers = {compact(match.value) for match in matches} - {""}
    orders = {m.row.order_id for m in matches if m.kind == "order" and m.row}
    return [
        credit
        for credit in snapshot.credits
        if compact(credit.reference or "") in numbers
        or ((order := order_of(snapshot, credit)) and order.order_id in orders)
    ]


def _near(credits: Sequence[Any], message: Any | None) -> list:
    if message is None or message.sent_at is None:
        return []
    return [
        credit
        for credit in credits
        for at in (credit.posted_at or credit.approved_at,)
        if at and abs(at - message.sent_at) <= NEAR_MESSAGE
    ]
