from __future__ import annotations

import json
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firstline.records.importing.cells import (
    BadCell,
    read_currency,
    read_day,
    read_flag,
    read_money,
    read_object,
    read_time,
    read_whole,
    reader,
)
from firstline.records.importing.columns import column_reader, kept_reader
from firstline.records.importing.shifting import Shift
from firstline.records.tables import FILES

COLUMNS = [column for table in FILES.values() for column in table.columns]


@given(st.sampled_from(COLUMNS), st.text(min_size=1), st.sampled_from([0, 12]))
def test_any_text_is_read_or_refused_with_a_reason(column, cell, days):
    try:
        reader(column, Shift(timedelta(days)))(cell)
    except BadCell as refused:
        assert refused.reason and refused.advice


@given(st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=0, max_value=10**12))
def test_money_is_read_as_it_is_written(amount):
    assert read_money(format(amount, "f")) == amount
    assert str(read_money(format(amount, "f"))) == format(amount, "f")


@given(
    st.datetimes(min_value=datetime(1900, 1, 2), max_value=datetime(2100, 12, 30)),
    st.integers(-14 * 60, 14 * 60),
)
def test_times_keep_their_moment(moment, minutes):
    written = moment.replace(tzinfo=timezone(timedelta(minutes=minutes)))
    assert read_time(written.isoformat()) == written
    assert read_time(written.isoformat()).utcoffset() == timedelta(0)


@given(st.booleans())
def test_flags_are_read_as_they_are_written(value):
    assert read_flag(str(value).lower()) is value
    assert read_flag(str(value).upper()) is value


@given(st.dictionaries(st.text("abc_", min_size=1), st.text("aé7 €\n")))
def test_slots_are_read_as_they_are_written(slots):
    assert read_object(json.dumps(slots)) == slots


@pytest.mark.parametrize(
    "written",
    [
        "2026-11-10T06:00:00Z",
        "2026-11-10 06:00:00+00:00",
        "2026-11-10T01:00:00-0500",
        "2026-11-10T01:00:00-05",
        "2026-11-10T11:30:00.000+05:30",
        "2026-11-10T06:00Z",
    ],
)
def test_every_common_way_to_write_a_time_is_read(written):
    assert read_time(written) == datetime(2026, 11, 10, 6, tzinfo=timezone.utc)


@pytest.mark.parametrize("written", ["2026-11-10T06:00:00", "2026-11-10", "2026-11-10 06:00"])
def test_a_time_without_offset_is_refused(written):
    with pytest.raises(BadCell, match="has no offset"):
        read_time(written)


@pytest.mark.parametrize("written", ["10.11.2026", "soon", "2026-13-01T00:00:00Z", "1e9"])
def test_what_is_no_time_is_refused(written):
    with pytest.raises(BadCell, match="not an ISO 8601 time"):
        read_time(written)


@pytest.mark.parametrize(
    "written",
    ["0001-01-01T00:00:00Z", "1899-12-31T23:00:00+00:00", "2101-01-01T00:00:00Z", "9999-12-31"],
)
def test_a_time_far_off_is_refused_by_every_reader_of_its_columns(written):
    columns = (FILES["orders"].c.placed_at, FILES["customers"].c.since)
    for column in columns[written == "9999-12-31" :]:
        for read in (reader(column, Shift()), kept_reader(column, Shift())):
            with pytest.raises(BadCell, match="is not between 1900 and 2100; correct the year"):
                read(written)
        with pytest.raises(BadCell, match="1900"):
            column_reader(column, Shift())([written])


@pytest.mark.parametrize("written", ["Europe/Berlin", "UTC", "America/New_York"])
def test_time_zones_are_those_of_the_world(written):
    assert column_reader(FILES["customers"].c.timezone, Shift())([written, ""]) == [written, None]


@pytest.mark.parametrize("written", ["Mars/Olympus", "America", "../../etc/passwd", "EDT5", "+1"])
def test_an_impossible_time_zone_is_refused(written):
    with pytest.raises(BadCell, match="is no time zone; write one such as America/New_York"):
        column_reader(FILES["customers"].c.timezone, Shift())([written])


@pytest.mark.parametrize("written", ["12,50", "$12.50", "1e3", "NaN", "1.", ".5", "١٢", "1 000"])
def test_what_is_no_decimal_is_refused_without_telling_the_sum(written):
    with pytest.raises(BadCell, match="not a decimal") as refused:
        read_money(written)
    assert written not in refused.value.reason


@pytest.mark.parametrize(
    "written", ["7776", "[]", "{", '{"a": {"b": 1}}', '{"a": true}', '{"a": NaN}', "{" * 5000]
)
def test_slots_are_an_object_of_texts(written):
    with pytest.raises(BadCell):
        read_object(written)


def test_numbers_in_slots_keep_their_digits():
    slots = read_object('{"last4": 7776, "amount": 49.90, "gone": null}')
    assert slots == {"last4": "7776", "amount": "49.90"}


def test_whole_numbers():
    assert [read_whole(cell) for cell in ("90", "-1", "2.0")] == [90, -1, 2]
    for cell in ("1.5", "9" * 12, "many"):
        with pytest.raises(BadCell, match="whole number"):
            read_whole(cell)


def test_a_day_may_come_with_its_time():
    assert read_day("2019-03-02") == date(2019, 3, 2)
    assert read_day("2019-03-02T23:30:00-05:00") == date(2019, 3, 2)
    with pytest.raises(BadCell, match="not a date"):
        read_day("2019-02-30")


def test_currencies_are_iso_codes():
    assert read_currency("usd") == "USD"
    with pytest.raises(BadCell, match="ISO 4217|not a currency"):
        read_currency("US$")


@pytest.mark.parametrize("cell", ["Active", "ACTIVE", "active"])
def test_codes_are_read_in_any_case(cell):
    assert reader(FILES["instruments"].c.status, Shift())(cell) == "active"


def test_an_unknown_code_names_the_known_ones():
    with pytest.raises(BadCell) as refused:
        reader(FILES["instruments"].c.status, Shift())("lost")
    assert refused.value.reason == "'lost' is not known here"
    assert refused.value.advice == "use active, replaced or closed"


def test_what_may_be_a_person_is_not_repeated():
    with pytest.raises(BadCell) as refused:
        reader(FILES["instruments"].c.status, Shift())("ada@example.com")
    assert "ada" not in str(refused.value)


def test_text_that_no_database_keeps_is_refused():
    for column in (FILES["customers"].c.name, FILES["calls"].c.note):
        with pytest.raises(BadCell, match="not text"):
            reader(column, Shift())("a\x00b")
    with pytest.raises(BadCell, match="not text"):
        read_object('{"a": "\\ud800"}')


def test_money_is_exact():
    assert read_money("0.10") + read_money("0.20") == Decimal("0.30")
