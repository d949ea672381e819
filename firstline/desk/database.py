"""The desk database: its schema and how to open it."""

from __future__ import annotations

from pathlib import Path

from firstline import migrations
from firstline.database import DatabaseUnavailable, engine

MIGRATIONS = Path(__file__).parent / "migrations"
VERSION_TABLE = "desk_version"

__all__ = ["MIGRATIONS", "VERSION_TABLE", "DatabaseUnavailable", "engine", "upgrade"]


def upgrade(url: str) -> None:
    """Make or bring up to date the tables; quick when there is nothing to do."""
    migrations.upgrade(url, MIGRATIONS, VERSION_TABLE)
