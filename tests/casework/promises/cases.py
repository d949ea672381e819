"""What the ledger's tests share: a snapshot whose tables are all fresh, and rows in short form."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from firstline.casework.promises import Promise, ledger
from firstline.company import Company
from firstline.records import rows, tables
from tests.casework.records import COMPANY, NOW, snapshot

NEW_YORK = ZoneInfo("America/New_York")
SLOT = datetime(2026, 11, 5, 13, tzinfo=NEW_YORK)


def known(*given, until: datetime | None = None, company: Company = COMPANY, **more):
    """`until`: how far every table reaches, by default to NOW."""
    made = snapshot(*given, **more)
    return replace(made, company=company, as_of=dict.fromkeys(tables.FILES, until or NOW))


def promises(*given, now: datetime = NOW, **more) -> tuple[Promise, ...]:
    return ledger(known(*given, **more), now)


def states(*given, **more) -> list[str]:
    return [one.state for one in promises(*given, **more)]


def appointment(status="booked", starts_at=SLOT, **more) -> rows.Appointment:
    given = {"appointment_id": "AP-1", "customer_id": "CU-1", "kind": "repair", **more}
    given = {"promised_at": SLOT, "window_minutes": 120, "engineer": "Carl", **given}
    return rows.Appointment(status=status, starts_at=starts_at, **given)


def event(kind, by="company", at=SLOT + timedelta(hours=2), **more) -> rows.AppointmentEvent:
    taken = sum(map(ord, kind + str(by) + str(at) + str(more)))
    given = {"event_id": f"EV-{taken}", "appointment_id": "AP-1", **more}
    return rows.AppointmentEvent(kind=kind, by=by, at=at, **given)


def call(note, at=NOW - timedelta(days=7), agent="Jonas", direction="in", **more) -> rows.Call:
    given = {"call_id": "CL-1", "customer_id": "CU-1", "ended_by": "customer", **more}
    return rows.Call(
        agent=agent, direction=direction, started_at=at, ended_at=at, note=note, **given
    )


def complaint(received_at, **more) -> rows.Complaint:
    given = {"complaint_id": "CP-1", "customer_id": "CU-1", "owner": "Ellen", **more}
    return rows.Complaint(received_at=received_at, **given)


ROW_TYPES = tuple(
    getattr(rows, field_type)
    for field_type in (
        "Appointment",
        "AppointmentEvent",
        "Callback",
        "Call",
        "Complaint",
        "Contract",
        "Credit",
        "Order",
        "Shipment",
        "WorkOrder",
        "Part",
        "Message",
        "Charge",
    )
)


def columns(row_type) -> list[str]:
    return [field.name for field in fields(row_type)]
