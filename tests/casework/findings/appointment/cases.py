"""What the tests of this family share."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal

from firstline.casework.finding import Finding
from firstline.casework.findings.appointment import find
from firstline.casework.said import Claim, Day, Said
from firstline.records import rows
from tests.casework.promises.cases import SLOT, appointment, event, known
from tests.casework.records import NOW

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
SILENT = Said()
NEXT = NOW + 6 * DAY


def found(*given, said: Said = SILENT, now: datetime = NOW, **more) -> dict[str, Finding]:
    """The findings by code, in their order."""
    return {one.code: one for one in find(known(*given, **more), said, now)}


def codes(*given, **more) -> list[str]:
    return list(found(*given, **more))


def claims(kind: str, **more) -> Said:
    return Said(claims=(Claim(kind, kind, 0, len(kind), **more),))


def names_day(day: date) -> Said:
    return Said(days=(Day(day, "then", 0, 4),))


def failure(number: int, at: datetime = SLOT, kind: str = "missed", by: str = "company", **more):
    """An appointment of its own that failed at `at`, and the event of it."""
    key = f"AP-{number}"
    new = {"new_starts_at": at + 7 * DAY} if kind == "moved" else {}
    given = {"notified_at": at - 2 * DAY, "old_starts_at": at, **new, **more}
    happened = at if kind == "missed" else at - 3 * DAY
    status = {"missed": "missed", "cancelled": "cancelled"}.get(kind, "booked")
    return (
        appointment(status, given.get("new_starts_at", at), promised_at=at, appointment_id=key),
        event(kind, by, happened, appointment_id=key, event_id=f"EV-{number}", **given),
    )


def contract(ended_at: datetime | None = NOW - 11 * DAY, **more) -> rows.Contract:
    given = {"contract_id": "K-1", "customer_id": "CU-1", "product": "Home care plan", **more}
    return rows.Contract(ended_at=ended_at, **given)


def charge(at: datetime, charge_id: str = "CH-1", amount: str = "24.00", **more) -> rows.Charge:
    given = {"customer_id": "CU-1", "kind": "capture", "currency": "USD", "status": "settled"}
    given |= {"created_at": at, "amount": Decimal(amount), **more}
    return rows.Charge(charge_id=charge_id, **given)
