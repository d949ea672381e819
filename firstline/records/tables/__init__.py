"""One table a records file: schema, migrations, import and rows are all read from these."""

from __future__ import annotations

from sqlalchemy import Table

from firstline.records.tables.columns import metadata
from firstline.records.tables.contact import (
    booking_errors,
    callbacks,
    calls,
    complaints,
    messages,
    templates,
)
from firstline.records.tables.own import identifiers, imports, meta, senders
from firstline.records.tables.people import contacts, customers, references, slots, teams
from firstline.records.tables.sales import (
    charges,
    credits,
    instruments,
    order_lines,
    orders,
    shipments,
    subscriptions,
)
from firstline.records.tables.service import (
    appointment_events,
    appointments,
    contracts,
    parts,
    work_orders,
)

# In the order in which an import reads their files.
FILES: dict[str, Table] = {
    table.name: table
    for table in (
        customers,
        contacts,
        instruments,
        orders,
        order_lines,
        shipments,
        charges,
        subscriptions,
        credits,
        references,
        templates,
        messages,
        appointments,
        appointment_events,
        work_orders,
        parts,
        calls,
        callbacks,
        booking_errors,
        complaints,
        teams,
        slots,
        contracts,
    )
}

__all__ = [
    "FILES",
    "appointment_events",
    "appointments",
    "booking_errors",
    "callbacks",
    "calls",
    "charges",
    "complaints",
    "contacts",
    "contracts",
    "credits",
    "customers",
    "identifiers",
    "imports",
    "instruments",
    "messages",
    "meta",
    "metadata",
    "order_lines",
    "orders",
    "parts",
    "references",
    "senders",
    "shipments",
    "slots",
    "subscriptions",
    "teams",
    "templates",
    "work_orders",
]
