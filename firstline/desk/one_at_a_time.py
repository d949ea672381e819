"""Those who do the same thing at once do it one after the other."""

from __future__ import annotations

from sqlalchemy import text
from sqlalchemy.engine import Connection

GIVING, GIVEN, MAKING_GOOD, COMPLAINT = 7777, 7778, 7779, 7780


def hold(connection: Connection, what: int, name: str) -> None:
    """Holds off, until the transaction ends, whoever does `what` for the same name.

    `connection` comes from `database.writing`: SQLite has one writer anyway.
    """
    if connection.dialect.name == "postgresql":
        lock = text("SELECT pg_advisory_xact_lock(hashtextextended(:name, :what))")
        connection.execute(lock, {"name": name, "what": what})
