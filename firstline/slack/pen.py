"""Writing to the desk, one at a time within a process where the database has one writer only.

Waiting for each other here is fair; waiting for SQLite's lock is not, and somebody would wait long.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext

from sqlalchemy.engine import Connection, Engine

from firstline import database


class Pen:
    def __init__(self, desk: Engine) -> None:
        self.desk = desk
        is_alone = desk.dialect.name == "sqlite"
        self._turn = threading.Lock() if is_alone else nullcontext()

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """As `database.writing`."""
        with self._turn, database.writing(self.desk) as connection:
            yield connection
