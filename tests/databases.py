"""Databases for tests: a fresh SQLite file, or a fresh database of one real PostgreSQL server."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pgserver
import pytest

from firstline.desk import database as desk_database
from tests import postgresql
from tests.lent import Lent


@pytest.fixture(scope="session")
def postgresql_server(tmp_path_factory) -> Iterator[str]:
    """The URL of a server that lives as long as the test run."""
    folder = tmp_path_factory.mktemp("postgresql")
    try:
        server = pgserver.get_server(folder, cleanup_mode="delete")
    except subprocess.TimeoutExpired:
        # On a busy machine it needs more than the ten seconds it is given; then it is there.
        server = pgserver.get_server(folder, cleanup_mode="delete")
    try:
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            postgresql.say(server.get_uri(), f"ALTER SYSTEM SET {setting} = off")
        postgresql.say(server.get_uri(), "SELECT pg_reload_conf()")
        yield server.get_uri()
    finally:
        server.cleanup()


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request, tmp_path: Path) -> Iterator[str]:
    """An empty database without tables, once of each kind."""
    if request.param == "sqlite":
        yield _sqlite(tmp_path / "test.db")
    else:
        yield from _postgresql(request.getfixturevalue("postgresql_server"))


@pytest.fixture(params=["sqlite", "postgresql"])
def desk_url(request, tmp_path: Path) -> Iterator[str]:
    """A database with the tables of a desk, once of each kind: without rows."""
    if request.param == "sqlite":
        shutil.copy(request.getfixturevalue("sqlite_desk"), tmp_path / "test.db")
        yield _sqlite(tmp_path / "test.db")
    else:
        with request.getfixturevalue("postgresql_desks").lend() as url:
            yield url


@pytest.fixture(scope="session")
def sqlite_desk(tmp_path_factory) -> Path:
    file = tmp_path_factory.mktemp("template") / "desk.db"
    desk_database.upgrade(_sqlite(file))
    return file


@pytest.fixture(scope="session")
def postgresql_desks(postgresql_server: str) -> Lent:
    return Lent(postgresql_server, desk_database.upgrade, desk_database.VERSION_TABLE)


def _sqlite(file: Path) -> str:
    return f"sqlite:///{file}"


def _postgresql(server: str) -> Iterator[str]:
    url = postgresql.fresh(server)
    try:
        yield url
    finally:
        postgresql.drop(server, url)
