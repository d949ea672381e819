from __future__ import annotations

import subprocess
import sys

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect

from firstline.records import database
from firstline.records.tables import metadata


def _differences(url: str) -> list:
    engine = database.engine(url)
    with engine.connect() as connection:
        known = MigrationContext.configure(
            connection, opts={"version_table": database.VERSION_TABLE}
        )
        found = compare_metadata(known, metadata)
    engine.dispose()
    return found


def test_the_migrations_make_the_tables_as_they_are_declared(database_url):
    database.upgrade(database_url)
    assert _differences(database_url) == []


def test_a_missing_index_would_be_noticed(database_url):
    database.upgrade(database_url)
    engine = database.engine(database_url)
    with engine.begin() as connection:
        connection.exec_driver_sql("DROP INDEX ix_orders_customer_id")
    engine.dispose()
    assert [difference[0] for difference in _differences(database_url)] == ["add_index"]


def test_a_second_upgrade_changes_nothing(database_url):
    database.upgrade(database_url)
    database.upgrade(database_url)
    engine = database.engine(database_url)
    assert set(inspect(engine).get_table_names()) == {*metadata.tables, database.VERSION_TABLE}
    engine.dispose()


def test_processes_that_start_together_upgrade_once(database_url):
    program = "import sys; from firstline.records import database; database.upgrade(sys.argv[1])"
    started = [
        subprocess.Popen([sys.executable, "-c", program, database_url], stderr=subprocess.PIPE)
        for _ in range(2)
    ]
    said = [process.communicate(timeout=120)[1].decode() for process in started]
    assert [process.returncode for process in started] == [0, 0], said
    assert _differences(database_url) == []
