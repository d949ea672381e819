"""Databases of a PostgreSQL server, told by their URLs."""

from __future__ import annotations

import itertools

import psycopg2

_numbers = itertools.count()


def fresh(server: str, template: str = "template1") -> str:
    """The URL of a new database, copied from the template of that name."""
    made = f"test_{next(_numbers)}"
    say(server, f"CREATE DATABASE {made} TEMPLATE {template}")
    return server.replace("/postgres?", f"/{made}?")


def drop(server: str, url: str) -> None:
    say(server, f"DROP DATABASE IF EXISTS {name(url)} WITH (FORCE)")


def name(url: str) -> str:
    return url.split("?")[0].rsplit("/", 1)[1]


def say(url: str, statement: str) -> list[tuple]:
    """The rows it answers with, if any."""
    connection = psycopg2.connect(url, connect_timeout=5)
    connection.autocommit = True
    try:
        cursor = connection.cursor()
        cursor.execute(statement)
        return cursor.fetchall() if cursor.description else []
    finally:
        connection.close()
