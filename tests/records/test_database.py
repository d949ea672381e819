from __future__ import annotations

import sqlite3

import pytest
from sqlalchemy import text

from firstline.records import database
from firstline.records.database import DatabaseUnavailable


@pytest.mark.parametrize(
    "url", ["", "nonsense", "mysql://root:hush@host/x", "oracle://x", "postgres//x", "nosuch://x"]
)
def test_a_url_that_is_no_database_says_what_to_write(url):
    with pytest.raises(DatabaseUnavailable) as wrong:
        database.engine(url)
    assert "sqlite" in str(wrong.value)
    assert "hush" not in str(wrong.value)


@pytest.mark.parametrize("scheme", ["postgresql", "postgres"])
def test_an_absent_server_is_named_without_its_password(scheme):
    engine = database.engine(f"{scheme}://agent:hush@127.0.0.1:1/records")
    with pytest.raises(DatabaseUnavailable) as wrong, engine.connect():
        pass
    assert "127.0.0.1:1/records" in str(wrong.value)
    assert "hush" not in str(wrong.value)


def test_a_missing_folder_is_named(tmp_path):
    engine = database.engine(f"sqlite:///{tmp_path}/nowhere/records.db")
    with pytest.raises(DatabaseUnavailable, match="nowhere/records.db"), engine.connect():
        pass


def test_a_file_that_is_no_database_is_refused(tmp_path):
    (tmp_path / "records.db").write_text("customer_id,name\n" * 100)
    engine = database.engine(f"sqlite:///{tmp_path}/records.db")
    with pytest.raises(DatabaseUnavailable, match="not a database"), engine.connect():
        pass


def test_sqlite_readers_do_not_wait_for_a_writer(sqlite_url):
    engine = database.engine(sqlite_url)
    with engine.connect() as connection:
        assert connection.execute(text("PRAGMA journal_mode")).scalar() == "wal"
        assert connection.execute(text("PRAGMA busy_timeout")).scalar() == 2000
        assert connection.execute(text("PRAGMA synchronous")).scalar() == 1
        assert connection.execute(text("PRAGMA foreign_keys")).scalar() == 1


def test_a_locked_database_is_unavailable_and_not_broken(sqlite_url, monkeypatch):
    monkeypatch.setattr("firstline.database._PRAGMAS", ("busy_timeout = 10",))
    holder = sqlite3.connect(sqlite_url.removeprefix("sqlite:///"), isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    engine = database.engine(sqlite_url)
    locked = pytest.raises(DatabaseUnavailable, match="locked")
    with engine.connect() as connection, locked:
        connection.execute(text("INSERT INTO senders VALUES ('x.example')"))
    holder.execute("ROLLBACK")
    holder.close()


def test_errors_never_show_the_values_of_a_statement(connection):
    with pytest.raises(Exception) as wrong:
        connection.execute(text("SELECT nosuch FROM customers WHERE name = :n"), {"n": "Ada L"})
    assert "Ada L" not in str(wrong.value)


def test_a_statement_on_postgresql_ends_in_time(postgresql_server):
    engine = database.engine(postgresql_server)
    with engine.connect() as connection:
        assert connection.execute(text("SHOW statement_timeout")).scalar() == "2s"
        connection.execute(text("SET statement_timeout = 20"))
        with pytest.raises(DatabaseUnavailable, match="statement timeout"):
            connection.execute(text("SELECT pg_sleep(5)"))
    engine.dispose()
