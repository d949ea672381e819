"""A customer's records as they stood when a case was worked: what was mended since is broken again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

Row = dict[str, Any]
Records = Mapping[str, Sequence[Row]]

# When a row came into being; one that came later was not there yet.
_CAME = {
    "orders": "placed_at",
    "charges": "created_at",
    "credits": "approved_at",
    "subscriptions": "started_at",
    "messages": "sent_at",
    "appointment_events": "at",
    "work_orders": "created_at",
    "calls": "started_at",
    "booking_errors": "at",
    "complaints": "received_at",
    "contracts": "started_at",
}
# What happened to a row afterwards, and what else of it was different before that.
_HAPPENED: dict[str, dict[str, Row]] = {
    "charges": {"settled_at": {"status": "pending"}},
    "credits": {"posted_at": {"status": "approved"}},
    "shipments": {"shipped_at": {}, "delivered_at": {}},
    "complaints": {"acknowledged_at": {}, "answered_at": {}, "closed_at": {}},
    "callbacks": {"placed_at": {"status": "booked"}},
    "contracts": {"ended_at": {"end_reason": None}, "exit_contact_at": {}},
    "parts": {
        "ordered_at": {"purchase_order": None, "ordered_sku": None},
        "received_at": {"shelved_under": None},
    },
    "appointment_events": {"notified_at": {}},
}
_ENDS = ("done", "missed", "cancelled")
# A row of the first is nothing without its row of the second.
_BELONGS = {
    "order_lines": ("orders", "order_id"),
    "shipments": ("orders", "order_id"),
    "parts": ("work_orders", "work_order_id"),
    "appointment_events": ("appointments", "appointment_id"),
}


def rewound(records: Records, at: datetime) -> dict[str, list[Row]]:
    """Times are aware datetimes; nothing that is given is changed.

    A status that no time tells of (a hold that was released) stays as it is now.
    """
    events = records.get("appointment_events", ())
    kept = {
        table: [_before(table, row, at) for row in rows if _was_there(table, row, at)]
        for table, rows in records.items()
    }
    kept["appointments"] = [
        _visit(row, [e for e in events if e["appointment_id"] == row["appointment_id"]], at)
        for row in kept.get("appointments", [])
    ]
    return {table: rows for table, rows in _whole(kept).items() if rows}


def _was_there(table: str, row: Row, at: datetime) -> bool:
    came = row.get(_CAME.get(table, ""))
    return came is None or came <= at


def _before(table: str, row: Row, at: datetime) -> Row:
    then = dict(row)
    for column, others in _HAPPENED.get(table, {}).items():
        happened = row.get(column)
        if happened is not None and happened > at:
            then.update({column: None, **others})
    return then


def _visit(row: Row, events: list[Row], at: datetime) -> Row:
    """Where it stood and how it had ended before the events that came later."""
    later = sorted((e for e in events if e["at"] and e["at"] > at), key=lambda e: e["at"])
    moved = [e["old_starts_at"] for e in later if e["kind"] == "moved" and e["old_starts_at"]]
    then = dict(row)
    if moved:
        then["starts_at"] = moved[0]
    if any(e["kind"] in _ENDS for e in later):
        then["status"] = "booked"
    return then


def _whole(records: dict[str, list[Row]]) -> dict[str, list[Row]]:
    """Without rows whose order, visit or job was not there yet, and without names of such rows."""
    for table, (parent, key) in _BELONGS.items():
        there = {row[key] for row in records.get(parent, ())}
        records[table] = [row for row in records.get(table, ()) if row[key] in there]
    charges = {row["charge_id"] for row in records.get("charges", ())}
    for row in records.get("shipments", ()):
        row["charge_id"] = row["charge_id"] if row["charge_id"] in charges else None
    return records
