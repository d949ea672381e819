"""Visits, work and what it needs."""

from __future__ import annotations

from sqlalchemy import Table

from firstline.records.tables.columns import (
    Names,
    code,
    customer,
    flag,
    identifier,
    metadata,
    one_of,
    owner,
    text,
    time,
    whole,
)

appointments = Table(
    "appointments",
    metadata,
    identifier("appointment_id", key=True, names=Names("appointment")),
    customer(),
    code("kind"),
    time("promised_at"),
    time("starts_at"),
    whole("window_minutes"),
    one_of("status", "booked", "done", "missed", "cancelled"),
    text("engineer"),
    identifier("work_order_id", refers="work_orders"),
    info={"newest": "starts_at"},
)

appointment_events = Table(
    "appointment_events",
    metadata,
    identifier("event_id", key=True),
    owner("appointments", "appointment_id"),
    time("at"),
    one_of("kind", "booked", "moved", "cancelled", "missed", "no_access", "attended", "done"),
    one_of("by", "company", "customer"),
    time("notified_at"),
    time("old_starts_at"),
    time("new_starts_at"),
    info={"newest": "at"},
)

work_orders = Table(
    "work_orders",
    metadata,
    identifier("work_order_id", key=True, names=Names("work_order")),
    customer(),
    text("asset"),
    text("fault"),
    flag("safety"),
    time("created_at"),
    time("starts_at"),
    info={"newest": "created_at"},
)

parts = Table(
    "parts",
    metadata,
    identifier("part_id", key=True),
    owner("work_orders", "work_order_id"),
    code("sku"),
    text("description"),
    time("needed_at"),
    code("purchase_order"),
    code("ordered_sku"),
    time("ordered_at"),
    text("supplier"),
    time("eta"),
    time("received_at"),
    text("shelved_under"),
    text("depot"),
    whole("depot_quantity"),
    info={"newest": "needed_at"},
)

contracts = Table(
    "contracts",
    metadata,
    identifier("contract_id", key=True, names=Names("contract")),
    customer(),
    text("product"),
    time("started_at"),
    whole("sold_lead_days"),
    whole("actual_lead_days"),
    time("ended_at"),
    text("end_reason"),
    time("exit_contact_at"),
    info={"newest": "started_at"},
)
