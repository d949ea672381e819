from __future__ import annotations

import csv
import gzip
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from firstline.records import tables
from firstline.records.importing import ImportRejected
from firstline.records.importing.csv_files import CsvFile, open_csv
from firstline.records.importing.report import Findings
from firstline.records.importing.sources import Meter, Unreadable

_MANY = "customer_id,name\n" + "".join(f"C{n},Ada{n * 7919 % 10007}\n" for n in range(20_000))


def _rows(path):
    return list(open_csv(path, Findings()).rows(Meter()))


def test_a_compressed_file_is_read_like_a_plain_one(folder, bring_in, connection):
    (folder.path / "Customers.csv.gz").write_bytes(gzip.compress(b"customer_id,name\nC1,Ada\n"))
    assert bring_in().rows == {"customers": 1}
    assert connection.execute(select(tables.customers.c.name)).scalar_one() == "Ada"


def test_two_files_of_one_table_are_refused(folder, bring_in):
    folder.customers("C1")
    (folder.path / "customers.csv.gz").write_bytes(gzip.compress(b"customer_id\nC2\n"))
    with pytest.raises(
        ImportRejected, match="customers.csv.gz: customers.csv lies beside it; keep"
    ):
        bring_in()


@pytest.mark.parametrize(
    "damage", [lambda all: all[: len(all) // 2], lambda all: all[:-4] + b"x" * 4]
)
def test_a_damaged_compressed_file_is_told_with_its_line(folder, bring_in, tmp_path, damage):
    (folder.path / "customers.csv.gz").write_bytes(damage(gzip.compress(_MANY.encode())))
    for options in ({}, {"rejected": tmp_path / "rejected.csv"}):
        with pytest.raises(ImportRejected) as refused:
            bring_in(**options)
        (error,) = refused.value.errors
        assert error.file == "customers.csv.gz" and error.line > 5000
        assert error.reason == "the compressed file is broken here"
        assert not refused.value.skippable


def test_what_only_claims_to_be_compressed_is_told(folder, bring_in):
    folder.text("customers.csv.gz", "customer_id\nC1\n")
    with pytest.raises(ImportRejected, match="line 1: the compressed file is broken here"):
        bring_in()


def test_after_a_record_that_is_no_csv_the_next_line_is_read(tmp_path):
    path = tmp_path / "customers.csv"
    path.write_text('customer_id,name\nC1,"Ada"x\nC2,Bo\nC3,"un\nclosed\n')
    rows = _rows(path)
    assert [line for line, _ in rows] == [2, 3, 4]
    assert [isinstance(cells, Unreadable) for _, cells in rows] == [True, False, True]
    assert not any(isinstance(cells, Unreadable) and cells.ends for _, cells in rows)


@given(st.lists(st.lists(st.text('ab\n\r",é', max_size=4), min_size=2, max_size=2), max_size=5))
def test_rows_stand_as_they_were_written(tmp_path_factory, rows):
    path = tmp_path_factory.mktemp("rows") / "customers.csv"
    text = io.StringIO()
    csv.writer(text, quoting=csv.QUOTE_ALL).writerows([["customer_id", "name"], *rows])
    path.write_bytes(text.getvalue().encode())
    source = CsvFile(path, ("customer_id", "name"))
    read, written = list(source.rows(Meter())), list(source.written())[1:]
    assert [cells for _, cells in read] == rows
    assert [line for line, _ in read] == [line for line, _ in written]
    assert [next(csv.reader(io.StringIO(row, newline=""))) for _, row in written] == rows


def test_the_meter_tells_how_much_of_the_disk_was_read(tmp_path):
    path = tmp_path / "customers.csv.gz"
    path.write_bytes(gzip.compress(_MANY.encode()))
    meter = Meter()
    assert meter.bytes == 0
    for _ in CsvFile(path, ("customer_id", "name")).rows(meter):
        pass
    assert meter.bytes == path.stat().st_size
