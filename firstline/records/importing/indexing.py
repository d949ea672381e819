"""The identifier index is kept in step with the rows that are imported."""

from __future__ import annotations

from sqlalchemy import Column
from sqlalchemy.engine import Connection

from firstline.records.importing.forms import named_columns
from firstline.records.importing.staging.layout import Staged, differs, listed, quoted, say
from firstline.records.tables import orders, shipments


def index_identifiers(connection: Connection, staged: Staged, *, fresh: bool) -> None:
    """fresh: the table was empty, so there is nothing of it in the index."""
    places = named_columns(staged.sheet)
    if not places:
        return
    columns = [staged.sheet.columns[place] for place in places]
    if not fresh:
        for place, column in zip(places, columns, strict=True):
            _forget(connection, staged, place, column)
    names = ["record", "kind", "customer_id", "value", "reversed"]
    # A file without the column of the detail says nothing about it.
    if all(_knows_detail(column, staged.sheet.names) for column in columns):
        names.append("detail")
    conflict = "" if fresh else _on_conflict(connection, names)
    say(
        connection,
        f"INSERT INTO identifiers ({listed(names)}) "
        f"SELECT * FROM ({_entries(staged, places, names)}) entries "
        f"WHERE customer_id IS NOT NULL AND value IS NOT NULL{conflict}",
    )


def _entries(staged: Staged, places: list[int], names: list[str]) -> str:
    """Row by row in the order of keys, and in each row by kind: as the index lies on disk."""
    found = []
    for place in places:
        said = staged.sheet.columns[place].info["names"]
        kind = quoted(said.kind_from) if said.kind_from else f"'{said.kind}'"
        has_detail = said.detail_from in staged.sheet.names
        detail = quoted(said.detail_from) if has_detail else _text_or_null(said.detail)
        found.append((said.kind, place, kind, detail))
    found.sort()
    ordered = f"SELECT * FROM {staged.rows} ORDER BY {listed(staged.keys)}"
    if len(found) == 1:
        ((_, place, kind, detail),) = found
        values = [kind, _owner(staged), f"form_{place}", f"turned_{place}", detail]
        return _selected(staged, values, names, f"({ordered}) r")
    numbers = " UNION ALL ".join(f"SELECT {at} AS nth" for at in range(len(found)))
    chosen = [
        _chosen([one[2] for one in found]),
        _owner(staged),
        _chosen([f"form_{one[1]}" for one in found]),
        _chosen([f"turned_{one[1]}" for one in found]),
        _chosen([one[3] for one in found]),
    ]
    return _selected(staged, chosen, names, f"({ordered}) r CROSS JOIN ({numbers}) nths")


def _selected(staged: Staged, values: list[str], names: list[str], source: str) -> str:
    said = [address(staged), *values]
    columns = ", ".join(
        f"{value} AS {quoted(name)}" for value, name in zip(said, names, strict=False)
    )
    return f"SELECT {columns} FROM {source}"


def _chosen(values: list[str]) -> str:
    if len(set(values)) == 1:
        return values[0]
    return "CASE nth " + " ".join(f"WHEN {at} THEN {one}" for at, one in enumerate(values)) + " END"


def _owner(staged: Staged) -> str:
    if "customer_id" in staged.sheet.names:
        return "customer_id"
    return "(SELECT o.customer_id FROM orders o WHERE o.order_id = r.order_id)"


def _text_or_null(text: str) -> str:
    return f"'{text}'" if text else "CAST(NULL AS TEXT)"


def _forget(connection: Connection, staged: Staged, place: int, column: Column) -> None:
    """What a row no longer holds."""
    said = column.info["names"]
    kind = quoted(said.kind_from) if said.kind_from else f"'{said.kind}'"
    say(
        connection,
        f"DELETE FROM identifiers WHERE (record, kind) IN "
        f"(SELECT {address(staged)}, {kind} FROM {staged.rows} WHERE form_{place} IS NULL)",
    )


def _on_conflict(connection: Connection, names: list[str]) -> str:
    others = names[2:]
    setting = ", ".join(f"{quoted(name)} = excluded.{quoted(name)}" for name in others)
    return f" ON CONFLICT (record, kind) DO UPDATE SET {setting} WHERE " + differs(
        connection, "identifiers", others
    )


def _knows_detail(column: Column, names: tuple[str, ...]) -> bool:
    said = column.info["names"]
    return not said.detail_from or said.detail_from in names


def address(staged: Staged) -> str:
    """`rows.address` in SQL."""
    head = f"'{staged.sheet.table.name}/' || "
    if len(staged.keys) == 1:
        return head + quoted(staged.keys[0])
    plain = [f"replace(replace({quoted(key)}, '%', '%25'), '/', '%2F')" for key in staged.keys]
    return head + " || '/' || ".join(plain)


def follow_moved_orders(connection: Connection, staged: Staged) -> None:
    """Shipments have no customer of their own: theirs is that of the order, also a changed one."""
    record = f"'{shipments.name}/' || s.shipment_id"
    owner = f"SELECT o.customer_id FROM {orders.name} o WHERE o.order_id = s.order_id"
    of_this = f"FROM {shipments.name} s WHERE identifiers.record = {record}"
    say(
        connection,
        f"UPDATE identifiers SET customer_id = (SELECT ({owner}) {of_this}) "
        f"WHERE record IN (SELECT {record} FROM {staged.rows} r "
        f"JOIN {shipments.name} s ON s.order_id = r.order_id "
        f"JOIN identifiers i ON i.record = {record} "
        f"WHERE i.customer_id <> r.customer_id)",
    )
