"""What was sent, said and complained about."""

from __future__ import annotations

from sqlalchemy import Column, Table

from firstline.records.tables.columns import (
    Names,
    code,
    customer,
    identifier,
    json_object,
    metadata,
    one_of,
    text,
    time,
)
from firstline.records.tables.types import Id, UtcTime

templates = Table(
    "templates",
    metadata,
    identifier("template_id", key=True),
    identifier("version", key=True),
    identifier("slot", key=True),
    code("means"),
)

messages = Table(
    "messages",
    metadata,
    identifier("message_id", key=True),
    customer(),
    identifier("template_id"),
    identifier("version"),
    one_of("channel", "email", "sms", "push", "letter"),
    Column("sender", Id, index=True),
    time("sent_at"),
    text("subject"),
    json_object("slots"),
    code("about"),
    info={"newest": "sent_at"},
)

calls = Table(
    "calls",
    metadata,
    identifier("call_id", key=True),
    customer(),
    text("agent"),
    one_of("direction", "in", "out"),
    time("started_at"),
    time("ended_at"),
    one_of("ended_by", "customer", "agent", "network"),
    text("phone"),
    text("note"),
    info={"newest": "started_at"},
)

callbacks = Table(
    "callbacks",
    metadata,
    identifier("callback_id", key=True, names=Names("callback")),
    customer(),
    Column("due_at", UtcTime, index=True),
    text("phone"),
    time("placed_at"),
    one_of("status", "booked", "kept", "missed", "cancelled"),
    text("owner"),
    info={"newest": "due_at"},
)

booking_errors = Table(
    "booking_errors",
    metadata,
    identifier("error_id", key=True),
    customer(),
    time("at"),
    text("message"),
    info={"newest": "at"},
)

complaints = Table(
    "complaints",
    metadata,
    identifier("complaint_id", key=True, names=Names("complaint")),
    customer(),
    time("received_at"),
    code("channel"),
    text("about"),
    text("owner"),
    time("acknowledged_at"),
    time("answered_at"),
    time("closed_at"),
    info={"newest": "received_at"},
)
