"""Frozen rows made from the tables: attribute = column, what is unknown is None.

`Order(order_id="1", order_number="10447776")`; money is a Decimal, times are aware UTC datetimes,
`safety` a bool, `slots` a dict. `row.record` is its address ("orders/1"), as on cards.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, make_dataclass
from typing import Any, ClassVar

from sqlalchemy import Table

from firstline.records import tables
from firstline.records.tables.types import Json


def address(table: Table, keys: tuple[str, ...]) -> str:
    """The record's name on cards and in the identifier index: table/key[/key...]."""
    if len(keys) == 1:
        return f"{table.name}/{keys[0]}"
    plain = (key.replace("%", "%25").replace("/", "%2F") for key in keys)
    return "/".join([table.name, *plain])


class Row:
    """What every row can say about itself."""

    table: ClassVar[Table]
    keys: ClassVar[tuple[str, ...]]  # names of the primary key's columns

    @property
    def record(self) -> str:
        return address(self.table, tuple(getattr(self, name) or "" for name in self.keys))

    @classmethod
    def of(cls, mapping: Mapping[str, Any]):
        """The row of a database result's mapping."""
        known = {name: mapping[name] for name in cls.__dataclass_fields__}
        if "slots" in known and known["slots"] is None:
            known["slots"] = {}
        return cls(**known)


def _field(column):
    if isinstance(column.type, Json):
        return (column.name, dict, field(default_factory=dict, hash=False))
    return (column.name, column.type.python_type | None, None)


def _row(name: str, table: Table) -> type:
    made = make_dataclass(
        name, [_field(column) for column in table.columns], bases=(Row,), frozen=True
    )
    made.table = table
    made.keys = tuple(column.name for column in table.primary_key)
    made.__module__ = __name__
    made.__doc__ = f"One row of {table.name}."
    return made


Customer = _row("Customer", tables.customers)
Contact = _row("Contact", tables.contacts)
Instrument = _row("Instrument", tables.instruments)
Order = _row("Order", tables.orders)
OrderLine = _row("OrderLine", tables.order_lines)
Shipment = _row("Shipment", tables.shipments)
Charge = _row("Charge", tables.charges)
Subscription = _row("Subscription", tables.subscriptions)
Credit = _row("Credit", tables.credits)
Reference = _row("Reference", tables.references)
Template = _row("Template", tables.templates)
Message = _row("Message", tables.messages)
Appointment = _row("Appointment", tables.appointments)
AppointmentEvent = _row("AppointmentEvent", tables.appointment_events)
WorkOrder = _row("WorkOrder", tables.work_orders)
Part = _row("Part", tables.parts)
Call = _row("Call", tables.calls)
Callback = _row("Callback", tables.callbacks)
BookingError = _row("BookingError", tables.booking_errors)
Complaint = _row("Complaint", tables.complaints)
Colleague = _row("Colleague", tables.teams)
Slot = _row("Slot", tables.slots)
Contract = _row("Contract", tables.contracts)
