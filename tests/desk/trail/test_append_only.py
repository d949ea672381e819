"""The database itself refuses whatever would change the trail."""

from __future__ import annotations

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from firstline.database import DatabaseUnavailable
from firstline.desk.tables import trail, trail_seals
from firstline.desk.trail.sealing import seal
from tests.desk.conftest import NOW
from tests.desk.trail.chained import fill

COLUMNS = [(table.name, column.name) for table in (trail, trail_seals) for column in table.columns]
REFUSED = (DBAPIError, DatabaseUnavailable)
REPLACED = {
    "trail": "trail SELECT entry_id, at, 'ann', action, case_id, customer_id, subject, why, "
    '"before", "after" FROM trail WHERE entry_id = 2',
    "trail_seals": "trail_seals SELECT place, entry_id, 'ff' FROM trail_seals WHERE place = 2",
}


@pytest.fixture
def sealed(desk):
    fill(desk, 3)
    seal(desk, NOW)
    return desk


def rows(desk):
    with desk.connect() as connection:
        return [connection.execute(select(table)).all() for table in (trail, trail_seals)]


def refuses(desk, statement):
    before = rows(desk)
    with pytest.raises(REFUSED, match="only ever added to"), desk.begin() as connection:
        connection.execute(text(statement))
    assert rows(desk) == before


@pytest.mark.parametrize(("table", "column"), COLUMNS)
def test_no_column_of_an_entry_or_a_seal_can_be_updated(sealed, table, column):
    refuses(sealed, f'UPDATE {table} SET "{column}" = "{column}"')


@pytest.mark.parametrize("table", ["trail", "trail_seals"])
def test_neither_an_entry_nor_a_seal_can_be_deleted(sealed, table):
    refuses(sealed, f"DELETE FROM {table}")


@pytest.mark.parametrize("table", ["trail", "trail_seals"])
def test_neither_table_can_be_emptied_or_its_rows_replaced(sealed, table):
    if sealed.dialect.name == "postgresql":
        refuses(sealed, f"TRUNCATE {table} CASCADE")
        key = "entry_id" if table == "trail" else "place"
        into = f"{REPLACED[table]} ON CONFLICT ({key}) DO UPDATE SET {key} = EXCLUDED.{key}"
        refuses(sealed, f"INSERT INTO {into}")
    else:
        refuses(sealed, f"INSERT OR REPLACE INTO {REPLACED[table]}")


def test_a_seal_cannot_be_replaced_by_one_of_the_same_entry(sealed):
    other_place = "trail_seals SELECT 9, entry_id, 'ff' FROM trail_seals WHERE place = 2"
    if sealed.dialect.name == "postgresql":
        hook = "ON CONFLICT (entry_id) DO UPDATE SET hash = EXCLUDED.hash"
        refuses(sealed, f"INSERT INTO {other_place} {hook}")
    else:
        refuses(sealed, f"INSERT OR REPLACE INTO {other_place}")


def test_entries_and_seals_are_still_added_afterwards(sealed):
    fill(sealed, 2)
    assert seal(sealed, NOW) == 2
