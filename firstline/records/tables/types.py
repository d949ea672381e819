"""Column types that keep exact money and aware UTC times on SQLite and PostgreSQL alike."""

from __future__ import annotations

import json
from datetime import datetime, timezone
from decimal import Decimal

from sqlalchemy import DateTime, Numeric, Text
from sqlalchemy.types import TypeDecorator


class Id(TypeDecorator):
    """An identifier or a code: text that means the same on any day (a demo shift leaves it)."""

    impl = Text
    cache_ok = True
    python_type = str


class Money(TypeDecorator):
    """An exact decimal: NUMERIC on PostgreSQL, its digits as text on SQLite."""

    impl = Text
    cache_ok = True
    python_type = Decimal

    def load_dialect_impl(self, dialect):
        exact = Numeric() if dialect.name == "postgresql" else Text()
        return dialect.type_descriptor(exact)

    def process_bind_param(self, value, dialect):
        if value is None:
            return None
        if not isinstance(value, Decimal):
            raise TypeError(f"money is a Decimal, not {type(value).__name__}")
        return value if dialect.name == "postgresql" else format(value, "f")

    def process_result_value(self, value, dialect):
        return None if value is None else Decimal(value)


class UtcTime(TypeDecorator):
    """An aware time: timestamptz on PostgreSQL, ISO 8601 in UTC (which sorts) on SQLite."""

    impl = Text
    cache_ok = True
    python_type = datetime

    def load_dialect_impl(self, dialect):
        exact = DateTime(timezone=True) if dialect.name == "postgresql" else Text()
        return dialect.type_descriptor(exact)

    def process_bind_param(self, value, dialect):
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time needs an offset")
        moment = value.astimezone(timezone.utc)
        return moment if dialect.name == "postgresql" else moment.isoformat()

    def process_result_value(self, value, dialect):
        if value is None:
            return None
        moment = value if dialect.name == "postgresql" else datetime.fromisoformat(value)
        return moment.astimezone(timezone.utc)


class Json(TypeDecorator):
    """A JSON object as text, its keys in the order they were written."""

    impl = Text
    cache_ok = True
    python_type = dict

    def process_bind_param(self, value, dialect):
        return None if value is None else json.dumps(value, ensure_ascii=False)

    def process_result_value(self, value, dialect):
        return None if value is None else json.loads(value)
