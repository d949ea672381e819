"""A customer's snapshot made from rows, as the import and the look-up would give it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from zoneinfo import ZoneInfo

from firstline import company
from firstline.casework import said as parser
from firstline.casework.said import Said
from firstline.records import rows
from firstline.records.identifiers import Identifier, value_form
from firstline.records.snapshot import Snapshot

NOW = datetime(2026, 11, 10, 15, 0, tzinfo=timezone.utc)
COMPANY = replace(company.load(), timezone=ZoneInfo("America/New_York"))
OURS = "alderfinch.example"

VISA = rows.Instrument("PM-1", "CU-1", "card", "Visa", "4421", "active")
MASTERCARD = rows.Instrument("PM-2", "CU-1", "card", "Mastercard", "9034", "active")
ORDER = rows.Order(
    "10447776", "CU-1", "10447776", NOW - timedelta(days=20), "delivered", Decimal("499.00"), "USD"
)
PAID = rows.Charge(
    charge_id="CH-A",
    customer_id="CU-1",
    order_id="10447776",
    instrument_id="PM-1",
    kind="capture",
    amount=Decimal("499.00"),
    currency="USD",
    created_at=NOW - timedelta(days=20),
    status="settled",
)
CREDIT = rows.Credit(
    credit_id="CR-1",
    customer_id="CU-1",
    reason="trade_in",
    amount=Decimal("120.00"),
    currency="USD",
    approved_at=NOW - timedelta(days=8),
    due_at=NOW - timedelta(days=3),
    posted_at=NOW - timedelta(days=4),
    status="posted",
    destination_instrument_id="PM-1",
    reference="10447776",
)
PENDING = replace(CREDIT, posted_at=None, status="approved", due_at=NOW + timedelta(days=2))
TEMPLATE = rows.Template("credit_sent", "7", "account_tail", "instrument.last4")
MESSAGE = rows.Message(
    message_id="M-1",
    customer_id="CU-1",
    template_id="credit_sent",
    version="7",
    channel="email",
    sender=f"orders@{OURS}",
    sent_at=NOW - timedelta(days=4),
    subject="Your credit",
    slots={"account_tail": "7776"},
    about="credit:CR-1",
)

_FIELDS = {
    rows.Contact: "contacts",
    rows.Instrument: "instruments",
    rows.Order: "orders",
    rows.OrderLine: "order_lines",
    rows.Shipment: "shipments",
    rows.Charge: "charges",
    rows.Subscription: "subscriptions",
    rows.Credit: "credits",
    rows.Reference: "references",
    rows.Template: "templates",
    rows.Message: "messages",
    rows.Appointment: "appointments",
    rows.AppointmentEvent: "appointment_events",
    rows.WorkOrder: "work_orders",
    rows.Part: "parts",
    rows.Call: "calls",
    rows.Callback: "callbacks",
    rows.BookingError: "booking_errors",
    rows.Complaint: "complaints",
    rows.Contract: "contracts",
}


def snapshot(*given, foreign: tuple[str, ...] = (), log_as_of: datetime | None = NOW, **more):
    """`foreign`: credit ids that went to somebody else; `log_as_of`: how fresh the message log is."""
    customer = rows.Customer(
        customer_id="CU-1", name="Maria Lopez", postcode="10027", locale="en_US"
    )
    tables: dict[str, list] = {}
    for row in given:
        tables.setdefault(_FIELDS[type(row)], []).append(row)
    as_of = dict.fromkeys(("orders", "credits", "instruments"), NOW)
    if log_as_of:
        as_of["messages"] = log_as_of
    return Snapshot(
        company=COMPANY,
        customer=more.pop("customer", customer),
        identifiers=tuple(one for row in given for one in identifiers(row)),
        foreign_destinations=frozenset(foreign),
        sender_domains=frozenset({OURS}),
        as_of=as_of,
        **{name: tuple(found) for name, found in tables.items()},
        **more,
    )


def identifiers(row) -> list[Identifier]:
    """What the import would put into the index for this row."""
    found = []
    for column in row.table.columns:
        names, written = column.info.get("names"), getattr(row, column.name)
        if names is None or not written:
            continue
        kind = getattr(row, names.kind_from) if names.kind_from else names.kind
        detail = getattr(row, names.detail_from) if names.detail_from else names.detail
        value = value_form(kind, written, COMPANY.region)
        found.append(Identifier("CU-1", kind, value, row.record, detail or None, written))
    return found


def said(*texts: str) -> Said:
    """What the messages of a case say, the newest given last."""
    newest_first = [
        parser.read(text, region=COMPANY.region, timezone=COMPANY.timezone, now=NOW)
        for text in reversed(texts)
    ]
    return parser.gather(newest_first)
