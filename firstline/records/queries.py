"""The keyed queries of which a snapshot is made; none reads another customer's row."""

from __future__ import annotations

from datetime import datetime
from functools import cache

from sqlalchemy import Table, bindparam, select
from sqlalchemy.engine import Connection

from firstline.records import rows, tables
from firstline.records.identifiers import Identifier

NEWEST = 500
BELONGING = 2000


def customer(connection: Connection, customer_id: str) -> rows.Customer | None:
    found = connection.execute(_CUSTOMER, {"customer_id": customer_id}).mappings().first()
    return rows.Customer.of(found) if found else None


_CUSTOMER = select(tables.customers).where(
    tables.customers.c.customer_id == bindparam("customer_id")
)


class Reader:
    """Her rows of each table, newest first; records in `matched` are always among them."""

    def __init__(self, connection: Connection, customer_id: str, matched: tuple[Identifier, ...]):
        self._connection = connection
        self._customer_id = customer_id
        self._matched: dict[str, list[str]] = {}
        for identifier in matched:
            table, _, key = identifier.record.partition("/")
            self._matched.setdefault(table, []).append(key)

    def own(self, row: type[rows.Row]) -> tuple:
        keys = self._matched.get(row.table.name)
        query = _own_query(row.table, matched=bool(keys and len(row.table.primary_key) == 1))
        return self._read(row, query, {"customer_id": self._customer_id, "matched": keys})

    def belonging(self, row: type[rows.Row], parents: tuple) -> tuple:
        """The rows of these parents."""
        if not parents:
            return ()
        (parent_key,) = (column.name for column in parents[0].table.primary_key)
        ids = [getattr(parent, parent_key) for parent in parents]
        return self._read(row, _belonging_query(row.table, parent_key), {"parents": ids})

    def _read(self, row: type[rows.Row], query, values: dict) -> tuple:
        known = {name: value for name, value in values.items() if value is not None}
        found = [row.of(each) for each in self._connection.execute(query, known).mappings()]
        return tuple(found) if "matched" not in known else _newest_first(row, found)


def _newest_first(row: type[rows.Row], found: list) -> tuple:
    newest = row.table.info.get("newest")
    if newest:
        undated = [each for each in found if getattr(each, newest) is None]
        dated = [each for each in found if getattr(each, newest) is not None]
        found = [*sorted(dated, key=lambda each: getattr(each, newest), reverse=True), *undated]
    return tuple(found)


def _order(table: Table) -> list:
    newest = table.info.get("newest")
    by_time = [table.c[newest].desc().nullslast()] if newest else []
    return [*by_time, *table.primary_key]


@cache
def _own_query(table: Table, *, matched: bool):
    query = select(table).where(table.c.customer_id == bindparam("customer_id"))
    if matched:
        (key,) = table.primary_key
        query = query.order_by(key.in_(bindparam("matched", expanding=True)).desc())
    return query.order_by(*_order(table)).limit(NEWEST)


@cache
def _belonging_query(table: Table, parent_key: str):
    parents = bindparam("parents", expanding=True)
    query = select(table).where(table.c[parent_key].in_(parents))
    return query.order_by(*_order(table)).limit(BELONGING)


def templates(
    connection: Connection, messages: tuple[rows.Message, ...]
) -> tuple[rows.Template, ...]:
    """What the slots of these messages' templates mean; all versions when hers is unknown."""
    sent = {(each.template_id, each.version) for each in messages if each.template_id}
    if not sent:
        return ()
    table = tables.templates
    query = select(table).where(table.c.template_id.in_(sorted({name for name, _ in sent})))
    found = [rows.Template.of(each) for each in connection.execute(query).mappings()]
    return tuple(
        each
        for each in found
        if (each.template_id, each.version) in sent or (each.template_id, None) in sent
    )


def foreign_destinations(
    connection: Connection, customer_id: str, credits: tuple[rows.Credit, ...]
) -> frozenset[str]:
    """Those of her credits that went to an instrument of somebody else; never whose."""
    went = {each.credit_id: each.destination_instrument_id for each in credits}
    wanted = {destination for destination in went.values() if destination}
    if not wanted:
        return frozenset()
    asked = {"customer_id": customer_id, "wanted": sorted(wanted)}
    foreign = set(connection.execute(_FOREIGN, asked).scalars())
    return frozenset(credit for credit, destination in went.items() if destination in foreign)


_FOREIGN = select(tables.instruments.c.instrument_id).where(
    tables.instruments.c.instrument_id.in_(bindparam("wanted", expanding=True)),
    tables.instruments.c.customer_id != bindparam("customer_id"),
)


def sender_domains(connection: Connection) -> frozenset[str]:
    return frozenset(connection.execute(select(tables.senders.c.domain)).scalars())


def ages(connection: Connection) -> dict[str, datetime]:
    """Table -> the time its facts are from."""
    imports = tables.imports
    return dict(connection.execute(select(imports.c.table_name, imports.c.as_of)).all())
