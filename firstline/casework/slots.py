"""What a sent message printed in a slot against what the slot means: the touchpoint that is wrong."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from price_parser import Price

from firstline.records.identifiers import compact
from firstline.records.snapshot import Snapshot

UNKNOWN = "unknown"


@dataclass(frozen=True)
class SlotDefect:
    """`printed` is the field that the slot printed instead of `means`, or "unknown".

    `template` is the record that tells what the slot means; `text` is what stood there, `expected`
    what should have, None when the records do not tell.
    """

    message_id: str
    template_id: str
    version: str
    slot: str
    means: str
    printed: str
    text: str
    expected: str | None
    template: str


def defects(snapshot: Snapshot, message: Any) -> tuple[SlotDefect, ...]:
    """Every slot of one of the customer's messages that printed something else than it means."""
    found = (defect(snapshot, message, slot, text) for slot, text in (message.slots or {}).items())
    return tuple(one for one in found if one)


def defect(snapshot: Snapshot, message: Any, slot: str, text: str) -> SlotDefect | None:
    """None when the slot printed what it means, in whatever format, or when nobody can tell."""
    template = _template(snapshot, message, slot)
    text = str(text)
    if template is None or not template.means or not text.strip():
        return None
    means = template.means
    right = _values(snapshot, message, means)
    if not right or any(_same(value, text) for value in right):
        return None
    exact = _values(snapshot, message, means, narrow=True)
    return SlotDefect(
        message_id=message.message_id,
        template_id=message.template_id,
        version=str(message.version),
        slot=slot,
        means=means,
        printed=_field_printed(snapshot, message, means, text),
        text=text,
        expected=str(exact[0]) if exact else None,
        template=template.record,
    )


def _template(snapshot: Snapshot, message: Any, slot: str) -> Any | None:
    """What this template version says of the slot."""
    wanted = (message.template_id, str(message.version), slot)
    rows = (t for t in snapshot.templates if (t.template_id, str(t.version), t.slot) == wanted)
    return next(rows, None)


_PRINTABLE = (
    "order.order_number",
    "order.order_id",
    "reference.value",
    "credit.reference",
    "charge.reference",
    "shipment.tracking_number",
    "customer.customer_id",
    "instrument.last4",
)


def _field_printed(snapshot: Snapshot, message: Any, means: str, text: str) -> str:
    for field in _PRINTABLE:
        if field != means and any(_same(v, text) for v in _values(snapshot, message, field)):
            return field
    return UNKNOWN


def _values(snapshot: Snapshot, message: Any, means: str, narrow: bool = False) -> list:
    """What the field holds for this customer.

    The record that the message is about tells exactly (`narrow`); her other records of that kind
    would be right for her too when the message names none.
    """
    entity, _, field = means.partition(".")
    rows = _about(snapshot, message, entity)
    if entity == "instrument" and not narrow:
        rows = _with_devices(snapshot, rows)
    values = [getattr(row, field, None) for row in rows]
    return [value for value in values if value not in (None, "")]


def _about(snapshot: Snapshot, message: Any, entity: str) -> list:
    kind, _, record = (message.about or "").partition(":")
    rows = {
        "customer": [snapshot.customer],
        "order": snapshot.orders,
        "credit": snapshot.credits,
        "instrument": snapshot.instruments,
        "reference": snapshot.references,
        "charge": snapshot.charges,
        "shipment": snapshot.shipments,
        "appointment": snapshot.appointments,
        "subscription": snapshot.subscriptions,
        "callback": snapshot.callbacks,
        "work_order": snapshot.work_orders,
        "complaint": snapshot.complaints,
    }.get(entity, [])
    if kind == entity:
        return [row for row in rows if getattr(row, f"{entity}_id", None) == record]
    if entity == "instrument" and kind == "credit":
        wanted = {c.destination_instrument_id for c in snapshot.credits if c.credit_id == record}
        return [row for row in rows if row.instrument_id in wanted]
    return list(rows)


def _with_devices(snapshot: Snapshot, rows: list) -> list:
    """The devices and past cards of an account show the same money, so their tails are right too."""
    accounts = {row.instrument_id for row in rows} | {row.parent_instrument_id for row in rows}
    same = [i for i in snapshot.instruments if i.parent_instrument_id in accounts - {None, ""}]
    parents = [i for i in snapshot.instruments if i.instrument_id in accounts]
    return list({row.instrument_id: row for row in [*rows, *same, *parents]}.values())


def _same(value: Any, text: str) -> bool:
    if isinstance(value, Decimal):
        return Price.fromstring(text).amount == value
    if isinstance(value, date):
        return True  # a date is printed in too many ways to call one of them wrong
    wanted, printed = compact(str(value)), compact(text)
    return bool(printed) and (wanted == printed or _is_tail_of(wanted, text))


def _is_tail_of(wanted: str, text: str) -> bool:
    """The slot printed an ending of the value, perhaps behind dots, stars or a word."""
    runs = re.findall(r"[0-9][0-9 \-]*[0-9]", text)
    return len(runs) == 1 and len(compact(runs[0])) >= 3 and wanted.endswith(compact(runs[0]))
