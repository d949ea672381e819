"""Whole columns are read as their cells are."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firstline.records.importing.cells import BadCell, reader
from firstline.records.importing.columns import column_reader, kept_reader
from firstline.records.importing.shifting import Shift
from firstline.records.tables import FILES

COLUMNS = [column for table in FILES.values() for column in table.columns]
_CELLS = st.text(max_size=12) | st.sampled_from(
    [
        "1",
        "007.50",
        "+1.5",
        "-0",
        "12.30",
        "card",
        "CARD",
        "usd",
        "true",
        "{}",
        '{"a": 1}',
        "a" * 300,
    ]
    + ["2026-11-10", "2026-11-10T06:00:00Z", "2026-11-10T06:00:00+00:00", "2026-11-10T06:00-05:00"]
    + ["2026-11-10T06:00:00.12345", "2026-11-10T06:00:00-05:30", "0001-01-01T00:00:00+10:00"]
)


def _each(column, shift, cells):
    read = kept_reader(column, shift)
    return [read(cell) if cell else None for cell in cells]


@given(
    st.sampled_from(COLUMNS),
    st.lists(_CELLS.map(str.strip), min_size=1, max_size=6),
    st.sampled_from([Shift(), Shift(timedelta(days=12))]),
)
def test_a_column_is_read_like_its_cells(column, cells, shift):
    try:
        wanted = _each(column, shift, cells)
    except BadCell:
        with pytest.raises(BadCell):
            column_reader(column, shift)(cells)
    else:
        assert column_reader(column, shift)(cells) == wanted


@given(st.sampled_from(COLUMNS), _CELLS.map(str.strip).filter(bool))
def test_what_is_kept_is_what_is_read(column, cell):
    try:
        value = reader(column, Shift())(cell)
    except BadCell:
        with pytest.raises(BadCell):
            kept_reader(column, Shift())(cell)
        return
    kept = kept_reader(column, Shift())(cell)
    if isinstance(value, datetime):
        assert datetime.fromisoformat(kept) == value
        assert kept == value.astimezone(timezone.utc).isoformat()
    elif isinstance(value, date):
        assert date.fromisoformat(kept) == value
    elif isinstance(value, Decimal):
        assert kept == format(value, "f")
    elif isinstance(value, dict):
        assert reader(column, Shift())(kept) == value
    else:
        assert kept == value


def test_a_code_is_told_apart_after_others_were_read():
    read = column_reader(FILES["instruments"].c.status, Shift())
    assert read(["Active", "", "closed"]) == ["active", None, "closed"]
    with pytest.raises(BadCell):
        read(["active", "lost"])
    assert read(["ACTIVE"]) == ["active"]
