"""Orders promised by a day, against the parcels that arrived."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from firstline.casework.promises.clock import end_of_her_day, her_day
from firstline.casework.promises.model import DELIVERY, Promise, dated, known_until, state_of, until
from firstline.records.cancellation import is_cancelled
from firstline.records.snapshot import Snapshot

_ARRIVED = ("delivered", "returned")


def promises(snapshot: Snapshot, now: datetime) -> Iterator[Promise]:
    """The promised day counts to its end where she lives; an order is there with its last parcel."""
    parcels: dict[str, list[Any]] = {}
    for parcel in snapshot.shipments:
        parcels.setdefault(parcel.order_id, []).append(parcel)
    reached = known_until(snapshot, "orders", "shipments")
    for order in snapshot.orders:
        promised = dated(order.promised_at)
        if promised is None or is_cancelled(order):
            continue
        due = end_of_her_day(snapshot, her_day(snapshot, promised))
        arrived = _arrived(parcels.get(order.order_id, []), now)
        state = state_of(due, arrived, now, reached)
        if arrived is None and (order.status or "").casefold() in _ARRIVED:
            state = "kept" if _known_by(snapshot, due) else "unknown"
        what, made_at = order.order_number or order.order_id, dated(order.placed_at)
        yield Promise(DELIVERY, order.record, what, made_at, due, "", state, arrived)


def _arrived(parcels: list[Any], now: datetime) -> datetime | None:
    times = [until(parcel.delivered_at, now) for parcel in parcels]
    return max(times) if times and all(times) else None


def _known_by(snapshot: Snapshot, due: datetime) -> bool:
    """The books that already call it delivered are from before it was due."""
    reached = snapshot.as_of.get("orders")
    return reached is not None and reached <= due
