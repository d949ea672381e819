"""What of an order she asks: what its debit is, whether it may go back, how long it is guaranteed."""

from __future__ import annotations

from typing import Any

from firstline.casework.calendar import months_after
from firstline.casework.facts import Day, Fact, Level, Money, State
from firstline.casework.figures import figures
from firstline.casework.findings.call.goods import Bought
from firstline.casework.said import Said
from firstline.casework.said.claim import DEFECTIVE
from firstline.casework.wishes import (
    asks_of_guarantee,
    asks_what_for,
    sends_back,
    tells_of_no_fault,
)
from firstline.records.snapshot import Snapshot


def charged(snapshot: Snapshot, said: Said) -> Any | None:
    """The one debit of an order of hers whose sum she names; none where a credit has it too."""
    named = figures(said.text)
    if not named or any(credit.amount in named for credit in snapshot.credits):
        return None
    orders = {order.order_id for order in snapshot.orders}
    found = [
        row
        for row in snapshot.charges
        if row.kind == "capture" and row.status == "settled" and row.amount in named
    ]
    return found[0] if len(found) == 1 and found[0].order_id in orders else None


def is_to_return(said: Said) -> bool:
    """A thing is to go back, and nothing is said to be wrong with it."""
    if not sends_back(said.text):
        return False
    return tells_of_no_fault(said.text) or said.claimed(DEFECTIVE) is None


def facts(snapshot: Snapshot, said: Said, order: Any, bought: Bought) -> dict[str, Fact]:
    found = _debit(snapshot, said, order)
    came = bought.delivered_at(order) or order.status == "delivered"
    if came and is_to_return(said):
        found["to_return"] = State(Level.ANONYMOUS)
    received = bought.received_on(order) if asks_of_guarantee(said.text) else None
    if received:
        ends = months_after(received, snapshot.company.guarantee_months)
        found["guarantee_until"] = Day(ends)
    return found


def _debit(snapshot: Snapshot, said: Said, order: Any) -> dict[str, Fact]:
    row = charged(snapshot, said)
    if row is None or row.order_id != order.order_id or not asks_what_for(said.text):
        return {}
    found: dict[str, Fact] = {"charged": Money(row.amount, row.currency)} if row.currency else {}
    if at := row.settled_at or row.created_at:
        found["charged_on"] = Day(at.astimezone(snapshot.company.timezone).date())
    return found
