"""Tables that no file fills by itself: the identifier index and what an import remembers."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, Table, Text

from firstline.records.tables.columns import metadata
from firstline.records.tables.types import Id, UtcTime

# Ranges over reversed values need byte order, whatever language the server speaks.
_BYTES = Text().with_variant(Text(collation="C"), "postgresql")

identifiers = Table(
    "identifiers",
    metadata,
    Column("record", Id, primary_key=True),
    Column("kind", Id, primary_key=True),
    Column("customer_id", Id, nullable=False),
    Column("detail", Id),
    Column("value", _BYTES, nullable=False, index=True),
    Column("reversed", _BYTES),
    Index(None, "customer_id", "reversed"),
    sqlite_with_rowid=False,
)

imports = Table(
    "imports",
    metadata,
    Column("table_name", Id, primary_key=True),
    Column("as_of", UtcTime, nullable=False),
    Column("imported_at", UtcTime, nullable=False),
    Column("rows", Integer, nullable=False, quote=True),
)

senders = Table("senders", metadata, Column("domain", Id, primary_key=True))

meta = Table(
    "meta",
    metadata,
    Column("key", Id, primary_key=True, quote=True),
    Column("value", Text, nullable=False),
)
