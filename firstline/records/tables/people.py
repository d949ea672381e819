"""The customers, how to reach them, and the people who serve them."""

from __future__ import annotations

from sqlalchemy import Table

from firstline.records.tables.columns import (
    Names,
    code,
    customer,
    day,
    identifier,
    metadata,
    one_of,
    text,
    time,
    time_zone,
    whole,
)

customers = Table(
    "customers",
    metadata,
    identifier("customer_id", key=True, names=Names("customer")),
    text("name", names=Names("name")),
    text("email", names=Names("email")),
    text("phone", names=Names("phone")),
    text("postcode"),
    code("locale"),
    time_zone("timezone"),
    day("since"),
)

contacts = Table(
    "contacts",
    metadata,
    customer(key=True),
    one_of("kind", "email", "phone", key=True),
    identifier("value", key=True, names=Names(kind_from="kind")),
)

references = Table(
    "references",
    metadata,
    customer(key=True),
    one_of("kind", "trade_in", "rma", "invoice", "ticket", "loyalty", "booking", "other", key=True),
    identifier("value", key=True, names=Names("reference", detail_from="kind")),
    text("label"),
    quote=True,
)

teams = Table(
    "teams",
    metadata,
    code("team", primary_key=True),
    code("person", primary_key=True),
    text("role"),
    text("email"),
    text("direct_line"),
    text("works_on"),
    text("hours"),
)

slots = Table(
    "slots",
    metadata,
    identifier("slot_id", key=True),
    code("kind"),
    time("starts_at"),
    whole("minutes"),
    text("place"),
    text("person"),
    text("taken_by"),
)
