from __future__ import annotations

from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import func, select

from firstline.records import demo, importing, tables
from firstline.records.demo import BadDemo, load_demo
from tests.records.importing.test_import import ORDER, everything

NEW_YORK = ZoneInfo("America/New_York")
NOON = datetime(2026, 12, 1, 17, tzinfo=timezone.utc)


@pytest.fixture
def made_up(folder):
    folder.text("demo.yml", "anchor: 2026-11-10\n").customers("C1").write("orders", ORDER)
    return folder.path


@pytest.fixture
def placed_at(connection):
    def read() -> str:
        connection.rollback()
        moment = connection.execute(select(tables.orders.c.placed_at)).scalar_one()
        return moment.astimezone(NEW_YORK).isoformat()

    return read


def test_the_anchor_day_becomes_today(records_url, made_up, placed_at):
    assert load_demo(records_url, made_up, NOON, NEW_YORK).rows == {"customers": 1, "orders": 1}
    assert placed_at() == "2026-11-24T10:12:00-05:00"


def test_no_table_is_newer_than_now_right_after_midnight(records_url, folder, made_up, connection):
    folder.text("manifest.csv", "table,as_of\norders,2026-11-10T06:00:00+00:00\n")
    midnight = datetime(2026, 12, 1, 5, 10, tzinfo=timezone.utc)  # ten past in New York
    load_demo(records_url, made_up, midnight, NEW_YORK)
    query = select(tables.imports.c.as_of).where(tables.imports.c.table_name == "orders")
    assert connection.execute(query).scalar_one() == midnight


def test_it_is_loaded_once_a_day(records_url, made_up, placed_at):
    load_demo(records_url, made_up, NOON, NEW_YORK)
    before = everything(records_url)
    assert load_demo(records_url, made_up, NOON + timedelta(hours=3), NEW_YORK) is None
    assert everything(records_url) == before


def test_it_moves_on_when_the_day_has_changed_where_the_company_is(
    records_url, made_up, placed_at, connection
):
    load_demo(records_url, made_up, NOON, NEW_YORK)
    assert load_demo(records_url, made_up, NOON + timedelta(hours=11), NEW_YORK) is None
    assert load_demo(records_url, made_up, NOON + timedelta(hours=13), NEW_YORK)
    assert placed_at() == "2026-11-25T10:12:00-05:00"
    assert connection.execute(select(func.count()).select_from(tables.orders)).scalar() == 1


def test_it_is_loaded_again_when_its_files_change(records_url, made_up, folder, placed_at):
    load_demo(records_url, made_up, NOON, NEW_YORK)
    folder.write("orders", {**ORDER, "placed_at": "2026-11-09T08:00:00-05:00"})
    assert load_demo(records_url, made_up, NOON, NEW_YORK)
    assert placed_at() == "2026-11-30T08:00:00-05:00"


def test_an_import_of_somebody_elses_records_ends_the_demo(
    records_url, made_up, placed_at, connection
):
    load_demo(records_url, made_up, NOON, NEW_YORK)
    assert demo.is_demo(connection)
    connection.rollback()
    importing.run(made_up, records_url, region="US")
    assert not demo.is_demo(connection)
    assert load_demo(records_url, made_up, NOON + timedelta(days=3), NEW_YORK) is None
    assert placed_at() == "2026-11-03T10:12:00-05:00"


def test_records_of_a_company_are_never_joined_by_the_demo(records_url, made_up):
    importing.run(made_up, records_url, region="US")
    before = everything(records_url)
    assert load_demo(records_url, made_up, NOON, NEW_YORK) is None
    assert everything(records_url) == before


@pytest.mark.parametrize("text", ["", "anchor: soon\n", "anker: 2026-11-10\n", ":\n- ["])
def test_a_demo_without_its_day_says_what_to_write(records_url, made_up, folder, text):
    folder.text("demo.yml", text)
    with pytest.raises(BadDemo, match="demo.yml: write the day that becomes today"):
        load_demo(records_url, made_up, NOON, NEW_YORK)


def test_a_broken_demo_is_refused_whole(records_url, made_up, folder):
    folder.write("orders", {**ORDER, "total": "much"})
    before = everything(records_url)
    with pytest.raises(importing.ImportRejected, match="orders.csv, line 2, total"):
        load_demo(records_url, made_up, NOON, NEW_YORK)
    assert everything(records_url) == before
