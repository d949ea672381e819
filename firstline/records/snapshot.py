"""Everything the findings need to know about one customer, in a bounded number of queries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy.engine import Connection

from firstline.company import Company
from firstline.records import queries, rows
from firstline.records.beside import Beside
from firstline.records.decided import Decided
from firstline.records.endings import ending_in, written
from firstline.records.identifiers import Identifier


@dataclass(frozen=True)
class Snapshot:
    """One customer's records, newest first, at most queries.NEWEST rows a table.

    identifiers: her own identifiers that end in what was asked for
    foreign_destinations: credit_ids whose destination instrument belongs to another customer
    sender_domains: domains our own messages come from
    as_of: for each imported table the time its facts are from
    decided: what the desk decided, which the records may not show yet
    beside: what else only the desk knows
    """

    company: Company
    customer: rows.Customer
    contacts: tuple[rows.Contact, ...] = ()
    instruments: tuple[rows.Instrument, ...] = ()
    orders: tuple[rows.Order, ...] = ()
    order_lines: tuple[rows.OrderLine, ...] = ()
    shipments: tuple[rows.Shipment, ...] = ()
    charges: tuple[rows.Charge, ...] = ()
    subscriptions: tuple[rows.Subscription, ...] = ()
    credits: tuple[rows.Credit, ...] = ()
    references: tuple[rows.Reference, ...] = ()
    messages: tuple[rows.Message, ...] = ()
    templates: tuple[rows.Template, ...] = ()
    appointments: tuple[rows.Appointment, ...] = ()
    appointment_events: tuple[rows.AppointmentEvent, ...] = ()
    work_orders: tuple[rows.WorkOrder, ...] = ()
    parts: tuple[rows.Part, ...] = ()
    calls: tuple[rows.Call, ...] = ()
    callbacks: tuple[rows.Callback, ...] = ()
    booking_errors: tuple[rows.BookingError, ...] = ()
    complaints: tuple[rows.Complaint, ...] = ()
    contracts: tuple[rows.Contract, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    foreign_destinations: frozenset[str] = frozenset()
    sender_domains: frozenset[str] = frozenset()
    as_of: Mapping[str, datetime] = field(default_factory=dict)
    decided: tuple[Decided, ...] = ()
    beside: Beside = Beside()

    def is_fresh(self, now: datetime, *tables: str) -> bool:
        """Whether our copies of these tables are new enough to lack nothing that came of it."""
        oldest = now - timedelta(hours=self.company.log_fresh_hours)
        return all(table in self.as_of and self.as_of[table] >= oldest for table in tables)


def load(
    connection: Connection, customer_id: str, company: Company, endings: Iterable[str] = ()
) -> Snapshot | None:
    """The snapshot, or None when there is no such customer. At most 25 keyed queries.

    `endings`: digits or letters that were read somewhere. An order, charge, credit ... one of
    whose identifiers ends in them is loaded even when queries.NEWEST newer ones exist.
    """
    customer = queries.customer(connection, customer_id)
    if customer is None:
        return None
    matched = ending_in(connection, customer_id, endings)
    reader = queries.Reader(connection, customer_id, matched)
    own = {name: reader.own(row) for name, row in _OWN.items()}
    parts = {name: reader.belonging(row, own[parent]) for name, (row, parent) in _BELONGING.items()}
    loaded = {**own, **parts}
    return Snapshot(
        company=company,
        customer=customer,
        **loaded,
        templates=queries.templates(connection, own["messages"]),
        identifiers=written(matched, customer, loaded),
        foreign_destinations=queries.foreign_destinations(connection, customer_id, own["credits"]),
        sender_domains=company.sender_domains or queries.sender_domains(connection),
        as_of=queries.ages(connection),
    )


_OWN = {
    "contacts": rows.Contact,
    "instruments": rows.Instrument,
    "orders": rows.Order,
    "charges": rows.Charge,
    "subscriptions": rows.Subscription,
    "credits": rows.Credit,
    "references": rows.Reference,
    "messages": rows.Message,
    "appointments": rows.Appointment,
    "work_orders": rows.WorkOrder,
    "calls": rows.Call,
    "callbacks": rows.Callback,
    "booking_errors": rows.BookingError,
    "complaints": rows.Complaint,
    "contracts": rows.Contract,
}
# Rows without a customer of their own, and the table through which they are hers.
_BELONGING = {
    "order_lines": (rows.OrderLine, "orders"),
    "shipments": (rows.Shipment, "orders"),
    "appointment_events": (rows.AppointmentEvent, "appointments"),
    "parts": (rows.Part, "work_orders"),
}
