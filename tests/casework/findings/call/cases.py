"""Calls, callbacks, errors and goods of one customer, in few words."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

from firstline.casework.finding import Finding
from firstline.casework.findings.call import find
from firstline.casework.said import Said
from firstline.records import rows
from tests.casework.promises.cases import known
from tests.casework.records import NOW, said

HERS = "+12125550123"
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
CUSTOMER = rows.Customer(
    customer_id="CU-1",
    name="Maria Lopez",
    phone=HERS,
    postcode="10027",
    locale="en_US",
    timezone="America/New_York",
)


def call(ended_at, ended_by="network", lasted=4 * MINUTE, **more):
    made = rows.Call(
        call_id=f"CL-{ended_at}-{ended_by}",
        customer_id="CU-1",
        agent="Jonas Reed",
        direction="in",
        started_at=ended_at and ended_at - lasted,
        ended_at=ended_at,
        ended_by=ended_by,
        phone=HERS,
        note="Lid does not lock.",
    )
    return replace(made, **more)


def callback(due_at, status="booked", **more):
    made = rows.Callback(
        callback_id=f"CB-{due_at}",
        customer_id="CU-1",
        due_at=due_at,
        phone=HERS,
        status=status,
        owner="Mei Tanaka",
    )
    return replace(made, **more)


def error(at, message="SCHED-503: no answer", **more):
    return rows.BookingError(f"BE-{at}", "CU-1", at, message, **more)


def order(number="10430001", placed=20 * DAY, **more):
    made = rows.Order(
        order_id=number,
        customer_id="CU-1",
        order_number=number,
        placed_at=NOW - placed,
        status="delivered",
        total=Decimal("80.00"),
        currency="USD",
    )
    return replace(made, **more)


def line(number="10430001", description="Stand blender", sent=None, **more):
    made = rows.OrderLine(
        order_id=number,
        line="1",
        sku="BL-1",
        description=description,
        quantity=1,
        unit_price=Decimal("80.00"),
        sent_sku=sent,
        sent_description=sent and "Hand mixer",
    )
    return replace(made, **more)


def parcel(number="10430001", came=15 * DAY, **more):
    made = rows.Shipment(
        shipment_id=f"SH-{number}-{came}",
        order_id=number,
        shipped_at=came and NOW - came - DAY,
        delivered_at=came and NOW - came,
    )
    return replace(made, **more)


def find_in(*given, text: str = "", now: datetime = NOW, until=None, **more) -> tuple:
    """`until`: how far every table reaches; `text`: what she says."""
    more = {"customer": CUSTOMER, **more}
    heard = said(text) if text else Said()
    return find(known(*given, until=until, **more), heard, now)


def codes(*given, **more) -> list[str]:
    return [one.code for one in find_in(*given, **more)]


def one(code: str, *given, **more) -> Finding:
    return next(found for found in find_in(*given, **more) if found.code == code)
