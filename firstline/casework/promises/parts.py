"""Parts that had to be there when the work began."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from firstline.casework.promises.model import PARTS, Promise, dated, known_until, state_of, until
from firstline.records.snapshot import Snapshot


def promises(snapshot: Snapshot, now: datetime) -> Iterator[Promise]:
    work = {order.work_order_id: order for order in snapshot.work_orders}
    reached = known_until(snapshot, "parts")
    for row in snapshot.parts:
        order = work.get(row.work_order_id)
        due = dated(order.starts_at if order else None) or dated(row.needed_at)
        if due is None:
            continue
        made_at = dated(order.created_at) if order else None
        there = until(row.received_at, now) if _is_right(row) else None
        state = state_of(due, there, now, reached)
        yield Promise(PARTS, row.record, row.description or "", made_at, due, "", state, there)


def _is_right(row: Any) -> bool:
    """What came is what the work needs, as far as both are known."""
    return not (row.sku and row.ordered_sku) or row.sku == row.ordered_sku
