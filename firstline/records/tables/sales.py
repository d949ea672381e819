"""What customers bought, paid and got back."""

from __future__ import annotations

from sqlalchemy import Table

from firstline.records.tables.columns import (
    Names,
    code,
    currency,
    customer,
    identifier,
    last_four,
    metadata,
    money,
    one_of,
    owner,
    text,
    time,
    whole,
)

instruments = Table(
    "instruments",
    metadata,
    identifier("instrument_id", key=True, names=Names("instrument_id", detail_from="kind")),
    customer(),
    one_of("kind", "card", "wallet_device", "bank_account", "gift_card", "store_credit"),
    code("network"),
    last_four("last4", names=Names("instrument", detail_from="kind")),
    one_of("status", "active", "replaced", "closed"),
    identifier("parent_instrument_id", refers="instruments"),
)

orders = Table(
    "orders",
    metadata,
    identifier("order_id", key=True, names=Names("order_id")),
    customer(),
    identifier("order_number", names=Names("order_number")),
    time("placed_at"),
    code("status"),
    money("total"),
    currency(),
    time("promised_at"),
    info={"newest": "placed_at"},
)

order_lines = Table(
    "order_lines",
    metadata,
    owner("orders", "order_id", key=True),
    identifier("line", key=True),
    code("sku"),
    text("description"),
    whole("quantity"),
    money("unit_price"),
    code("sent_sku"),
    text("sent_description"),
)

shipments = Table(
    "shipments",
    metadata,
    identifier("shipment_id", key=True, names=Names("shipment")),
    owner("orders", "order_id"),
    text("carrier"),
    identifier("tracking_number", names=Names("tracking")),
    time("shipped_at"),
    time("delivered_at"),
    identifier("charge_id", refers="charges"),
    info={"newest": "shipped_at"},
)

charges = Table(
    "charges",
    metadata,
    identifier("charge_id", key=True, names=Names("charge")),
    customer(),
    identifier("order_id", refers="orders"),
    identifier("subscription_id", refers="subscriptions"),
    identifier("instrument_id", refers="instruments"),
    one_of("kind", "authorisation", "capture", "refund"),
    money("amount"),
    currency(),
    time("created_at"),
    time("settled_at"),
    one_of("status", "pending", "settled", "voided", "failed"),
    identifier("refunds_charge_id", refers="charges"),
    identifier("retry_of_charge_id", refers="charges"),
    text("descriptor"),
    identifier("reference", names=Names("reference", detail="charge")),
    info={"newest": "created_at"},
)

subscriptions = Table(
    "subscriptions",
    metadata,
    identifier("subscription_id", key=True, names=Names("subscription")),
    customer(),
    text("plan"),
    money("amount"),
    currency(),
    code("period"),
    time("started_at"),
    time("renews_at"),
    code("status"),
    info={"newest": "started_at"},
)

credits = Table(
    "credits",
    metadata,
    identifier("credit_id", key=True, names=Names("credit")),
    customer(),
    one_of("reason", "trade_in", "return", "goodwill", "adjustment"),
    money("amount"),
    currency(),
    time("approved_at"),
    time("due_at"),
    time("posted_at"),
    one_of("status", "approved", "posted", "failed"),
    identifier("destination_instrument_id", refers="instruments"),
    identifier("reference", names=Names("reference", detail="credit")),
    info={"newest": "approved_at"},
)
