"""Databases for tests: a fresh SQLite file, or a fresh database of one real PostgreSQL server."""

from __future__ import annotations

import itertools
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pgserver
import psycopg2
import pytest

from firstline.desk import database as desk_database

_numbers = itertools.count()


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
            _say(server.get_uri(), f"ALTER SYSTEM SET {setting} = off")
        _say(server.get_uri(), "SELECT pg_reload_conf()")
        yield server.get_uri()
    finally:
        server.cleanup()


def fresh_postgresql(server: str, template: str = "template1") -> str:
    """The URL of a new database, copied from a template on the server."""
    name = f"test_{next(_numbers)}"
    _say(server, f"CREATE DATABASE {name} TEMPLATE {template}")
    return server.replace("/postgres?", f"/{name}?")


def drop_postgresql(server: str, url: str) -> None:
    _say(server, f"DROP DATABASE IF EXISTS {_name(url)} WITH (FORCE)")


def _name(url: str) -> str:
    return url.split("?")[0].rsplit("/", 1)[1]


def _say(server: str, statement: str) -> None:
    connection = psycopg2.connect(server, connect_timeout=5)
    connection.autocommit = True
    try:
        connection.cursor().execute(statement)
    finally:
        connection.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request, tmp_path: Path) -> Iterator[str]:
    """An empty database without tables, once of each kind."""
    if request.param == "sqlite":
        yield _sqlite(tmp_path / "test.db")
    else:
        yield from _postgresql(request.getfixturevalue("postgresql_server"))


@pytest.fixture(params=["sqlite", "postgresql"])
def desk_url(request, tmp_path: Path) -> Iterator[str]:
    """A database with the tables of a desk, once of each kind: a copy of one made ready before."""
    if request.param == "sqlite":
        shutil.copy(request.getfixturevalue("sqlite_desk"), tmp_path / "test.db")
        yield _sqlite(tmp_path / "test.db")
    else:
        template = request.getfixturevalue("postgresql_desk")
        yield from _postgresql(request.getfixturevalue("postgresql_server"), template)


@pytest.fixture(scope="session")
def sqlite_desk(tmp_path_factory) -> Path:
    file = tmp_path_factory.mktemp("template") / "desk.db"
    desk_database.upgrade(_sqlite(file))
    return file


@pytest.fixture(scope="session")
def postgresql_desk(postgresql_server: str) -> str:
    """The name of the database."""
    url = fresh_postgresql(postgresql_server)
    desk_database.upgrade(url)
    return _name(url)


def _sqlite(file: Path) -> str:
    return f"sqlite:///{file}"


def _postgresql(server: str, template: str = "template1") -> Iterator[str]:
    url = fresh_postgresql(server, template)
    try:
        yield url
    finally:
        drop_postgresql(server, url)
