"""Whatever stands in the files, an import either happens or is refused with reasons."""

from __future__ import annotations

import csv
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from firstline.records import database, importing
from firstline.records.importing import ImportRejected
from firstline.records.tables import FILES

_TEXTS = st.text(max_size=20) | st.sampled_from(
    ["C1", "1", "2026-11-10T06:00:00Z", "card", "USD", "true", "{}", '"', "a\nb", "4.20"]
)
# One database for all examples: refused imports leave nothing, the others may pile up.
_ANY = settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@_ANY
@given(st.sampled_from(list(FILES)), st.data())
def test_cells_of_any_text(records_url, table, data):
    columns = FILES[table].columns.keys()
    rows = data.draw(
        st.lists(st.lists(_TEXTS, min_size=len(columns), max_size=len(columns)), max_size=4)
    )
    with tempfile.TemporaryDirectory() as folder:
        with Path(folder, "customers.csv").open("w") as file:
            file.write("customer_id\nC1\n")
        text = "\n".join(",".join(map(_quoted, row)) for row in [columns, *rows])
        Path(folder, f"{table}.csv").write_bytes(text.encode("utf-8"))
        _import(folder, records_url)


@_ANY
@given(st.binary(max_size=200))
def test_files_of_any_bytes(records_url, content):
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "customers.csv").write_bytes(b"customer_id,name\n" + content)
        _import(folder, records_url)


@_ANY
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=60))
def test_a_name_arrives_as_it_was_written(records_url, name):
    with tempfile.TemporaryDirectory() as folder:
        with Path(folder, "customers.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([["customer_id", "name"], ["C1", name]])
        importing.run(folder, records_url, region="US")
    engine = database.engine(records_url)
    with engine.connect() as connection:
        found = connection.execute(
            select(FILES["customers"].c.name).where(FILES["customers"].c.customer_id == "C1")
        )
        assert found.scalar_one() == (name.strip() or None)
    engine.dispose()


def _quoted(cell: str) -> str:
    """As RFC 4180 has it; the csv module refuses to write some of what can be read."""
    return '"' + cell.replace('"', '""') + '"'


def _import(folder: str, url: str) -> None:
    try:
        importing.run(folder, url, region="US")
    except ImportRejected as refused:
        assert refused.count >= len(refused.errors) > 0
        assert all(error.reason and error.advice for error in refused.errors)
