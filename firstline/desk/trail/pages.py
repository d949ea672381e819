"""A long table in pages, so that no statement takes longer than it may."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Column, func, select
from sqlalchemy.engine import Engine


def pages(engine: Engine, column: Column, length: int) -> Iterator[int]:
    """The value of `column` that each page of values begins with; where none are, none begins."""
    rest = select(func.min(column))
    while True:
        with engine.connect() as connection:
            first = connection.execute(rest).scalar()
        if first is None:
            return
        yield first
        rest = select(func.min(column)).where(column >= first + length)
