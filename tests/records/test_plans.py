"""No look-up reads a whole table, however many customers there are."""

from __future__ import annotations

import pytest
from sqlalchemy import event

from firstline.records import search, snapshot

# Tables of a few rows that are read whole: one row an imported table, a few domains.
_SMALL = {"imports", "senders"}


@pytest.fixture
def statements(records):
    """Run something and get (statement, its plan) of each query it made."""

    def run(work) -> list[tuple[str, str]]:
        asked = []

        def note(_connection, _cursor, statement, parameters, *_):
            if statement != "BEGIN":
                asked.append((statement, parameters))

        event.listen(records, "before_cursor_execute", note)
        work(records)
        event.remove(records, "before_cursor_execute", note)
        assert asked
        return [(statement, _plan(records, statement, values)) for statement, values in asked]

    return run


def _plan(connection, statement: str, parameters) -> str:
    if connection.dialect.name == "sqlite":
        found = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
        return "\n".join(row.detail for row in found)
    # On so few rows a scan is cheapest; what counts is whether there is another way.
    connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
    found = connection.exec_driver_sql(f"EXPLAIN {statement}", parameters)
    return "\n".join(row[0] for row in found)


def _scanned(plan: str) -> list[str]:
    """The tables a plan reads from end to end."""
    lines = [line.strip().removeprefix("->").strip() for line in plan.splitlines()]
    sqlite = [line.split()[1] for line in lines if line.startswith("SCAN")]
    postgresql = [line.split()[3] for line in lines if line.startswith("Seq Scan")]
    return [
        table.strip('"') for table in sqlite + postgresql if not table.startswith(("(", "anon_"))
    ]


LOOK_UPS = {
    "snapshot": lambda company: lambda c: snapshot.load(c, "C1", company, ["7776", "0199"]),
    "number": lambda company: lambda c: search.find(c, "10447776", company),
    "name": lambda company: lambda c: search.find(c, "Ada Lind", company),
    "several": lambda company: lambda c: search.find_many(c, ["C1", "1Z 9", "a@b.c"], company),
    "names": lambda company: lambda c: search.names_in(c, "this is Ada Lind speaking"),
}


@pytest.mark.parametrize("look_up", LOOK_UPS)
def test_look_ups_go_by_index(statements, company, look_up):
    for statement, plan in statements(LOOK_UPS[look_up](company)):
        assert set(_scanned(plan)) <= _SMALL, (statement, plan)


def test_a_scan_would_be_noticed(statements):
    whole = "SELECT * FROM charges WHERE descriptor = 'x'"
    ((_, plan),) = statements(lambda connection: connection.exec_driver_sql(whole))
    assert _scanned(plan) == ["charges"]


def test_an_ending_is_a_range_of_the_index(statements, company):
    found = statements(lambda c: snapshot.load(c, "C1", company, ["7776"]))
    (plan,) = (plan for statement, plan in found if "reversed" in statement)
    assert "ix_identifiers_customer_id_reversed" in plan
    assert "reversed" in plan.replace("ix_identifiers_customer_id_reversed", "")
