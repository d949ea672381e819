"""Databases for tests: a fresh SQLite file, or a fresh database of one real PostgreSQL server."""

from __future__ import annotations

import itertools
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pgserver
import psycopg2
import pytest

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
    name = url.split("?")[0].rsplit("/", 1)[1]
    _say(server, f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


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
        yield f"sqlite:///{tmp_path / 'test.db'}"
        return
    server = request.getfixturevalue("postgresql_server")
    url = fresh_postgresql(server)
    try:
        yield url
    finally:
        drop_postgresql(server, url)
