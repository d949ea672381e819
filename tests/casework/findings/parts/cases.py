"""Jobs and their parts of one customer, in few words."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from firstline.casework.finding import Finding
from firstline.casework.findings.parts import find
from firstline.casework.said import Said
from firstline.records import rows
from tests.casework.promises.cases import known
from tests.casework.records import NOW, said

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
SOON, LATER = NOW + HOUR, NOW + 3 * DAY


def job(number="WO-1", starts_at: datetime | None = SOON, **more):
    made = rows.WorkOrder(
        work_order_id=number,
        customer_id="CU-1",
        asset="Alder washer",
        fault="drum grinds",
        safety=False,
        created_at=NOW - 30 * DAY,
        starts_at=starts_at,
    )
    return replace(made, **more)


def part(number="PT-1", job="WO-1", **more):
    """One that nobody has ordered and the depot has none of."""
    made = rows.Part(
        part_id=number,
        work_order_id=job,
        sku=f"BRG-{number[-1]}",
        description=f"bearing kit {number[-1]}",
        supplier="Northway Parts",
        depot="Secaucus depot",
        depot_quantity=0,
    )
    return replace(made, **more)


def stocked(number="PT-1", quantity=3, **more):
    return part(number, depot_quantity=quantity, **more)


def ordered(number="PT-1", eta: datetime | None = NOW - HOUR, **more):
    made = part(number, purchase_order=f"PO-{number}", ordered_at=NOW - 20 * DAY, eta=eta)
    return replace(made, **{"ordered_sku": made.sku, **more})


def here(number="PT-1", shelf="WO-1", **more):
    return ordered(number, received_at=NOW - 2 * DAY, shelved_under=shelf, **more)


def late(number="PT-1", **more):
    return ordered(number, eta=NOW + 14 * DAY, **more)


def wrong(number="PT-1", **more):
    return replace(here(number), ordered_sku="OTHER-9", **more)


def visit(status="booked", starts_at: datetime | None = SOON, kind="repair", **more):
    made = rows.Appointment(
        appointment_id=f"AP-{status}-{starts_at}",
        customer_id="CU-1",
        kind=kind,
        starts_at=starts_at,
        status=status,
        work_order_id="WO-1",
    )
    return replace(made, **more)


def find_in(*given, text: str = "", now: datetime = NOW, until=None, **more) -> tuple[Finding, ...]:
    """`until`: how far every table reaches; `text`: what she says."""
    heard = said(text) if text else Said()
    return find(known(*given, until=until, **more), heard, now)


def codes(*given, **more) -> list[str]:
    return [one.code for one in find_in(*given, **more)]


def one(code: str, *given, **more) -> Finding:
    return next(found for found in find_in(*given, **more) if found.code == code)
