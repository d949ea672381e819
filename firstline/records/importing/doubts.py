"""What may be imported and is hardly right: each doubt is told once for a file, and nothing is refused."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy.engine import Connection

from firstline.records.importing.report import Findings, rows_told
from firstline.records.importing.staging.layout import Staged, quoted, say

# A test that a row r fails, by the columns it needs: table -> [(columns, SQL, what it is)].
_WITHIN = {
    "orders": [(("total",), "CAST(r.total AS TEXT) LIKE '-%'", "a total below nothing")],
    "charges": [
        (
            ("created_at", "settled_at"),
            "r.settled_at < r.created_at",
            "settled_at before created_at",
        )
    ],
}
# Codes of ISO 4217 that stand for no money.
_NO_MONEY = "r.currency IN ('XXX', 'XTS')"
_NO_MONEY_TOLD = "a currency code that stands for no money; leave it empty where it is unknown"
_FOREIGN = "an order of another customer"


def tell(connection: Connection, sheets: Sequence[Staged], findings: Findings) -> None:
    """Looks at the good rows alone."""
    for staged in sheets:
        for query, what in _queries(staged, sheets):
            count, first = say(connection, f"SELECT count(*), min(line) FROM ({query}) found").one()
            if count:
                told = f"{rows_told(count)} with {what}, the first in line {first}"
                findings.note(f"{staged.sheet.file}: {told}; imported as they are")


def _queries(staged: Staged, sheets: Sequence[Staged]) -> Iterator[tuple[str, str]]:
    names, table = {*staged.sheet.names}, staged.sheet.table.name
    rows = f"SELECT r.line_in_file AS line FROM {staged.rows} r"
    for columns, fails, what in _WITHIN.get(table, ()):
        if names.issuperset(columns):
            yield f"{rows} WHERE {fails}", what
    if "currency" in names:
        yield f"{rows} WHERE {_NO_MONEY}", _NO_MONEY_TOLD
    if table == "charges" and names.issuperset(("order_id", "customer_id")):
        yield _foreign(rows, sheets), _FOREIGN


def _foreign(rows: str, sheets: Sequence[Staged]) -> str:
    """An order of the import counts as it will be; any other as the database has it."""
    here = [one for one in sheets if one.sheet.table.name == "orders"]
    owned = [one.rows for one in here if "customer_id" in one.sheet.names]
    differs = "o.order_id = r.order_id WHERE o.customer_id <> r.customer_id"
    absent = "".join(
        f" AND NOT EXISTS (SELECT 1 FROM {one} n WHERE n.order_id = r.order_id)" for one in owned
    )
    return " UNION ALL ".join(
        [
            *(f"{rows} JOIN {one} o ON {differs}" for one in owned),
            f"{rows} JOIN {quoted('orders')} o ON {differs}{absent}",
        ]
    )
