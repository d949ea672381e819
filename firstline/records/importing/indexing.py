"""Keep the identifier index in step with the rows that are imported."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import bindparam, select
from sqlalchemy.engine import Connection

from firstline.records import tables
from firstline.records.identifiers import reversed_form, value_form
from firstline.records.importing.sheets import Sheet
from firstline.records.rows import address
from firstline.records.tables import identifiers
from firstline.records.writing import Bulk, upsert

# A key that PostgreSQL cannot index is no identifier anybody quotes.
_LONGEST = 1000
_FORGET = identifiers.delete().where(
    identifiers.c.record == bindparam("record"), identifiers.c.kind == bindparam("kind")
)


@dataclass(frozen=True)
class _Source:
    """Where in a sheet's values one identifier of a row stands."""

    value: int
    kind: str
    kind_at: int | None
    detail: str | None
    detail_at: int | None


class Index:
    """The identifiers of one sheet's rows."""

    def __init__(self, connection: Connection, sheet: Sheet, region: str, *, fresh: bool):
        self._connection = connection
        self._table = sheet.table
        self._region = region
        self._fresh = fresh
        names = sheet.names
        self._keys = [names.index(column.name) for column in sheet.table.primary_key]
        self._owner = names.index("customer_id") if "customer_id" in names else None
        self._order = names.index("order_id") if "order_id" in names else None
        self._sources = _sources(sheet)
        # A file without the column of the detail says nothing about it.
        columns = ["record", "kind", "customer_id", "value", "reversed"]
        if all(_knows_detail(column, names) for column in sheet.columns):
            columns.append("detail")
        self._width = len(columns)
        self._keep = Bulk(
            connection, upsert(connection, identifiers, columns), identifiers, columns
        )

    def write(self, rows: list[tuple]) -> None:
        if not self._sources:
            return
        owners = self._owners(rows)
        found, gone = [], []
        for row, customer_id in zip(rows, owners, strict=True):
            record = address(self._table, tuple(row[place] for place in self._keys))
            for source in self._sources:
                kind = source.kind if source.kind_at is None else row[source.kind_at]
                value = self._value(kind, row[source.value])
                if value and customer_id:
                    detail = source.detail if source.detail_at is None else row[source.detail_at]
                    entry = (record, kind, customer_id, value, reversed_form(kind, value), detail)
                    found.append(entry[: self._width])
                elif not self._fresh:
                    gone.append({"record": record, "kind": kind})
        if gone:
            self._connection.execute(_FORGET, gone)
        self._keep.write(found)

    def _owners(self, rows: list[tuple]) -> list[str | None]:
        if self._owner is not None:
            return [row[self._owner] for row in rows]
        asked = {row[self._order] for row in rows}
        query = select(tables.orders.c.order_id, tables.orders.c.customer_id)
        known = dict(
            self._connection.execute(query.where(tables.orders.c.order_id.in_(asked))).all()
        )
        return [known.get(row[self._order]) for row in rows]

    def _value(self, kind: str, written: str | None) -> str:
        value = value_form(kind, written, self._region) if written else ""
        if len(value) > _LONGEST // 4 and len(value.encode()) > _LONGEST:
            return ""
        return value


def _knows_detail(column, names: tuple[str, ...]) -> bool:
    said = column.info.get("names")
    return not said or not said.detail_from or said.detail_from in names


def _sources(sheet: Sheet) -> list[_Source]:
    names = sheet.names
    found = []
    for place, column in enumerate(sheet.columns):
        said = column.info.get("names")
        if said is None:
            continue
        found.append(
            _Source(
                value=place,
                kind=said.kind,
                kind_at=names.index(said.kind_from) if said.kind_from else None,
                detail=said.detail or None,
                detail_at=names.index(said.detail_from) if said.detail_from in names else None,
            )
        )
    return found


def follow_moved_orders(connection: Connection, loaded_orders) -> None:
    """Shipments have no customer of their own: theirs is that of the order, also a changed one."""
    orders, shipments = tables.orders, tables.shipments
    record = "shipments/" + shipments.c.shipment_id
    moved = connection.execute(
        select(identifiers.c.record.label("moved"), orders.c.customer_id.label("owner"))
        .select_from(loaded_orders)
        .join(orders, orders.c.order_id == loaded_orders.c.order_id)
        .join(shipments, shipments.c.order_id == orders.c.order_id)
        .join(identifiers, identifiers.c.record == record)
        .where(identifiers.c.customer_id != orders.c.customer_id)
        .distinct()
    ).all()
    if moved:
        connection.execute(
            identifiers.update()
            .where(identifiers.c.record == bindparam("moved"))
            .values(customer_id=bindparam("owner")),
            [dict(row._mapping) for row in moved],
        )
