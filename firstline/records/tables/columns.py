"""What a column is beyond its SQL type: allowed values, references, identifiers it holds."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Boolean, Column, Date, Integer, MetaData, Text

from firstline.records.tables.types import Id, Json, Money, UtcTime

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)


@dataclass(frozen=True)
class Names:
    """This column holds an identifier of the customer.

    `kind` and `detail` are fixed; `kind_from` and `detail_from` read them from another column.
    """

    kind: str = ""
    kind_from: str = ""
    detail: str = ""
    detail_from: str = ""


def identifier(name: str, *, key: bool = False, refers: str = "", names: Names | None = None):
    """A column of ids. `refers` is the table whose single key it must be; keys are required."""
    info = {}
    if refers:
        info["refers"] = refers
    if names:
        info["names"] = names
    return Column(name, Id, primary_key=key, nullable=not key, info=info)


def last_four(name: str, *, names: Names):
    """The end of a card or an account; more of it is never kept (PCI DSS 3.4.1)."""
    return Column(name, Id, info={"names": names, "last_four": True})


def owner(table: str, name: str, *, key: bool = False):
    """The required id of the record that this row belongs to, indexed to load by it."""
    info = {"refers": table}
    return Column(name, Id, primary_key=key, nullable=False, index=not key, info=info)


def customer(*, key: bool = False):
    return owner("customers", "customer_id", key=key)


def one_of(name: str, *values: str, key: bool = False, required: bool = False):
    """A code from a closed list."""
    info = {"values": values}
    return Column(name, Id, primary_key=key, nullable=not (key or required), info=info, quote=True)


def code(name: str, **options):
    """A code from an open list."""
    return Column(name, Id, **options)


def text(name: str, *, names: Names | None = None):
    return Column(name, Text, info={"names": names} if names else {})


def currency(name: str = "currency"):
    return Column(name, Id, info={"currency": True})


def time_zone(name: str):
    """A zone of the IANA database."""
    return Column(name, Id, info={"time_zone": True})


def money(name: str):
    return Column(name, Money)


def time(name: str):
    return Column(name, UtcTime)


def day(name: str):
    return Column(name, Date)


def whole(name: str):
    return Column(name, Integer)


def flag(name: str):
    return Column(name, Boolean(create_constraint=False))


def json_object(name: str):
    return Column(name, Json)
