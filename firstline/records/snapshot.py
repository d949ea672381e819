"""Everything the findings need to know about one customer, in a bounded number of queries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy.engine import Connection

from firstline.company import Company
from firstline.records import rows
from firstline.records.identifiers import Identifier


@dataclass(frozen=True)
class Snapshot:
    """One customer's records, newest first, at most NEWEST rows a table.

    identifiers: her own identifiers that end in what was asked for
    foreign_destinations: credit_ids whose destination instrument belongs to another customer
    sender_domains: domains our own messages come from
    as_of: for each imported table the time its facts are from
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


def load(
    connection: Connection, customer_id: str, company: Company, endings: Iterable[str] = ()
) -> Snapshot | None:
    """The snapshot, or None when there is no such customer."""
    raise NotImplementedError
