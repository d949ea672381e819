"""What the columns of the records hold about somebody, and so how each is disguised."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, Integer, Table

from firstline.records.tables import FILES
from firstline.records.tables.types import Json, Money, UtcTime

KEPT, CODE, TAIL, PERSON, EMAIL, PHONE, POSTCODE = (
    *("kept", "code", "tail", "person", "email", "phone", "postcode"),
)
MONEY, TIME, DAY, PROSE, SLOTS, CONTACT = "money", "time", "day", "prose", "slots", "contact"
REFERENCE = "reference"  # "credit:CR-1", a row by its kind and its number

_NAMED = {
    "customers.name": PERSON,
    "customers.email": EMAIL,
    "customers.phone": PHONE,
    "customers.postcode": POSTCODE,
    "contacts.value": CONTACT,
    "calls.phone": PHONE,
    "callbacks.phone": PHONE,
    "calls.agent": PERSON,
    "callbacks.owner": PERSON,
    "complaints.owner": PERSON,
    "appointments.engineer": PERSON,
    "parts.purchase_order": CODE,
    "messages.about": REFERENCE,
}
# Of the company or of its goods, whoever the customer is.
_KEPT = {
    *("template_id", "version", "slot", "means", "sender", "line", "sku", "sent_sku"),
    *("ordered_sku", "network", "locale", "period", "status", "kind", "channel"),
}
_BY_TYPE = {
    Money: MONEY,
    UtcTime: TIME,
    Date: DAY,
    Json: SLOTS,
    Integer: KEPT,
    Boolean: KEPT,
}


def nature(table: str, column: str) -> str:
    """One of the names above."""
    return _NATURES[table][column]


def columns(table: str) -> tuple[str, ...]:
    return tuple(_NATURES[table])


def _nature(table: Table, column: Column) -> str:
    named = _NAMED.get(f"{table.name}.{column.name}")
    if named:
        return named
    known = next((one for kind, one in _BY_TYPE.items() if isinstance(column.type, kind)), None)
    if known:
        return known
    if column.info.get("last_four"):
        return TAIL
    is_listed = {"values", "currency", "time_zone"} & column.info.keys()
    if column.name in _KEPT or is_listed:
        return KEPT
    is_code = column.primary_key or "refers" in column.info or "names" in column.info
    return CODE if is_code else PROSE


_NATURES = {
    name: {column.name: _nature(table, column) for column in table.columns}
    for name, table in FILES.items()
}
