"""--skip-bad-rows: the good rows are imported, the others are in a file with what is wrong."""

from __future__ import annotations

import csv
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from sqlalchemy import select

from firstline.records import importing, tables
from firstline.records.importing import ImportRejected
from tests.records.folders import Folder
from tests.records.importing.test_import import ORDER, everything
from tests.records.importing.worlds import WORLDS, fresh

_ANY = settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.fixture(autouse=True)
def frozen(monkeypatch):
    monkeypatch.setenv("FIRSTLINE_NOW", "2026-11-11T09:00:00Z")


@pytest.fixture
def left_out(bring_in, tmp_path):
    """Import without the bad rows: (file, line, column) -> (reason, row) of those."""

    def skip() -> dict:
        file = tmp_path / "rejected.csv"
        report = bring_in(rejected=file)
        found = _rejected(file)
        assert report.rejected == len(found)
        return {(row["file"], int(row["line"]), row["column"]): row for row in found}

    return skip


def _rejected(file: Path) -> list[dict]:
    if not file.exists():
        return []
    with file.open(encoding="utf-8", errors="surrogateescape", newline="") as opened:
        return list(csv.DictReader(opened))


def _ids(connection, table) -> list[str]:
    return sorted(connection.execute(select(next(iter(table.primary_key)))).scalars())


def test_a_rejected_row_is_cleaned_together_with_what_is_wrong_with_it(bring_in, folder, tmp_path):
    folder.text("customers.csv", "customer_id,name,since\nC1,Ada,soon\n")
    bring_in(rejected=tmp_path / "r.csv", clean=lambda text: text.replace("Ada", "[name]"))
    (row,) = _rejected(tmp_path / "r.csv")
    assert (row["line"], row["row"]) == ("2", "C1,[name],soon")


def test_good_rows_are_imported_and_bad_ones_are_in_the_file(folder, left_out, connection):
    folder.text("customers.csv", 'customer_id,name,since\nC1,Ada,\nC2,"Bo\nLind",soon\nC3,Cy,\n')
    found = left_out()
    row = found["customers.csv", 3, "since"]
    assert row["reason"] == "this value is not a date"
    assert row["what_to_do"] == "write it as 2026-11-10"
    assert row["row"] == 'C2,"Bo\nLind",soon'
    assert len(found) == 1
    assert _ids(connection, tables.customers) == ["C1", "C3"]


def test_all_that_is_wrong_with_a_row_stands_together(folder, left_out):
    folder.customers("C1").write("orders", {**ORDER, "total": "much", "placed_at": "soon"})
    ((place, row),) = left_out().items()
    assert place == ("orders.csv", 2, "placed_at / total")
    assert row["reason"].endswith("is not an ISO 8601 time / is not a decimal number")


def test_rows_that_refer_to_rejected_rows_are_rejected_to_the_last(folder, left_out, connection):
    folder.write(
        "customers", {"customer_id": "C1", "since": ""}, {"customer_id": "C2", "since": "x"}
    )
    folder.write("orders", ORDER, {**ORDER, "order_id": "2", "customer_id": "C2"})
    charge = {"charge_id": "H1", "customer_id": "C1", "order_id": "2", "refunds_charge_id": ""}
    refund = {"charge_id": "H0", "customer_id": "C1", "order_id": "", "refunds_charge_id": "H1"}
    again = {"charge_id": "H2", "customer_id": "C1", "order_id": "", "refunds_charge_id": "H0"}
    folder.write("charges", charge, refund, again)
    folder.write("shipments", {"shipment_id": "S1", "order_id": "10447776", "charge_id": "H2"})
    assert list(left_out()) == [
        ("customers.csv", 3, "since"),
        ("orders.csv", 3, "customer_id"),
        ("shipments.csv", 2, "charge_id"),
        ("charges.csv", 2, "order_id"),
        ("charges.csv", 3, "refunds_charge_id"),
        ("charges.csv", 4, "refunds_charge_id"),
    ]
    assert _ids(connection, tables.orders) == ["10447776"]
    assert _ids(connection, tables.charges) == _ids(connection, tables.shipments) == []


def test_a_reference_to_what_the_database_has_is_good(folder, bring_in, left_out, connection):
    folder.customers("C1")
    bring_in()
    folder.write("customers", {"customer_id": "C1", "since": "never"}).write("orders", ORDER)
    assert list(left_out()) == [("customers.csv", 2, "since")]
    assert _ids(connection, tables.orders) == ["10447776"]


def test_of_a_key_that_comes_twice_the_first_good_row_stays(folder, left_out, connection):
    rows = [("C1", "x", "Ada"), ("C1", "", "Bo"), ("C2", "", "Cy"), ("C1", "", "Di")]
    folder.write(
        "customers",
        *(dict(zip(("customer_id", "since", "name"), row, strict=True)) for row in rows),
    )
    found = left_out()
    assert [place[1] for place in found] == [2, 5]
    assert found["customers.csv", 5, "customer_id"]["reason"] == "'C1' stands in line 3 already"
    assert connection.execute(select(tables.customers.c.name)).scalars().all() == ["Bo", "Cy"]


def test_what_is_no_csv_or_no_utf8_stands_in_the_file_as_it_was(folder, left_out, tmp_path):
    wrong = b'C1,J\xfcrgen\nC2,"Ada"x\nC3,Cy,Di\n'
    (folder.path / "customers.csv").write_bytes(b"customer_id,name\n" + wrong + b"C4,Bo\n")
    assert [row["reason"] for row in left_out().values()] == [
        "this line is not UTF-8",
        "broken CSV: ',' expected after '\"'",
        "this row has 3 cells and the header has 2",
    ]
    assert b"J\xfcrgen" in (tmp_path / "rejected.csv").read_bytes()


def test_more_bad_rows_than_are_ever_shown_are_all_written(folder, left_out):
    folder.customers("C1")
    folder.write("orders", *({**ORDER, "order_id": str(n), "total": "x"} for n in range(200)))
    assert len(left_out()) == 200


def test_the_file_is_its_owners_alone_and_is_not_left_empty(folder, bring_in, tmp_path):
    file = tmp_path / "rejected.csv"
    file.write_text("of another day")
    file.chmod(0o644)
    folder.write("customers", {"customer_id": "C1", "since": "never"})
    bring_in(rejected=file)
    assert file.stat().st_mode & 0o777 == 0o600
    folder.customers("C1")
    assert bring_in(rejected=file).rejected == 0
    assert not file.exists()


def test_a_wrong_header_is_no_bad_row(folder, bring_in, tmp_path):
    folder.text("customers.csv", "name\nAda\n")
    with pytest.raises(ImportRejected, match="this column is missing") as refused:
        bring_in(rejected=tmp_path / "rejected.csv")
    assert not refused.value.skippable


def test_a_refusal_of_rows_says_that_the_others_could_be_imported(folder, bring_in):
    folder.write("customers", {"customer_id": "C1", "since": "never"})
    with pytest.raises(ImportRejected) as refused:
        bring_in()
    assert refused.value.skippable


def test_a_mended_row_is_imported_with_the_next(folder, left_out, connection):
    folder.customers("C1").write("orders", {**ORDER, "total": "12,50"})
    (row,) = left_out().values()
    header = (folder.path / "orders.csv").read_text().splitlines()[0]
    folder.text("orders.csv", f"{header}\n{row['row'].replace('12,50', '12.50')}\n")
    left_out()
    assert _ids(connection, tables.orders) == ["10447776"]


def _write(world: dict, path: Path) -> Folder:
    folder = Folder(path).write("slots", {"slot_id": "1"})
    for table, rows in world.items():
        if rows:
            folder.write(table, *rows)
    return folder


def _without(world: dict, rejected: list[dict]) -> dict:
    """The rows that were not left out. None of them spans lines: row n is in line n + 2."""
    bad = {(row["file"].removesuffix(".csv"), int(row["line"]) - 2) for row in rejected}
    return {
        table: [row for at, row in enumerate(rows) if (table, at) not in bad]
        for table, rows in world.items()
    }


@_ANY
@given(WORLDS)
def test_leaving_bad_rows_out_is_importing_the_good_ones_alone(empty_sqlite, world):
    with tempfile.TemporaryDirectory() as place:
        for name in ("skipping", "clean"):
            Path(place, name).mkdir()
        skipping = fresh(empty_sqlite, Path(place, "skipping"))
        clean = fresh(empty_sqlite, Path(place, "clean"))
        file = Path(place, "rejected.csv")
        folder = _write(world, Path(place, "import"))
        importing.run(folder.path, skipping, region="US", rejected=file)
        good = _without(world, _rejected(file))
        for table, rows in world.items():
            if rows:
                folder.text(f"{table}.csv", ",".join(rows[0]) + "\n")
        importing.run(_write(good, Path(place, "import")).path, clean, region="US")
        assert everything(skipping) == everything(clean)


@_ANY
@given(WORLDS)
def test_importing_twice_changes_nothing_whether_rows_are_bad_or_not(empty_sqlite, world):
    with tempfile.TemporaryDirectory() as place:
        url = fresh(empty_sqlite, Path(place))
        folder = _write(world, Path(place, "import"))
        file = Path(place, "rejected.csv")
        importing.run(folder.path, url, region="US", rejected=file)
        before, rejected = everything(url), _rejected(file)
        importing.run(folder.path, url, region="US", rejected=file)
        assert everything(url) == before
        assert len(_rejected(file)) <= len(rejected)


@_ANY
@given(WORLDS)
def test_without_leaving_out_it_is_all_or_nothing(empty_sqlite, world):
    with tempfile.TemporaryDirectory() as place:
        url = fresh(empty_sqlite, Path(place))
        folder = _write(world, Path(place, "import"))
        before = everything(url)
        try:
            importing.run(folder.path, url, region="US")
        except ImportRejected as refused:
            assert refused.count and everything(url) == before
        else:
            file = Path(place, "rejected.csv")
            assert importing.run(folder.path, url, region="US", rejected=file).rejected == 0
