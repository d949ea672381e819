"""Bring a database to the schema of this version; records and desk each keep their own history."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import MetaData, text
from sqlalchemy.engine import Connection

from firstline import database

# Any number does, if nothing else in the same PostgreSQL database uses it.
_LOCK = 7_776_001
_PATIENCE_MS = 60_000


def upgrade(url: str, script_location: str | Path, version_table: str) -> None:
    """Run what is missing, in one transaction; several processes may do it at once.

    `script_location` is the folder with env.py and versions/.
    """
    database.make_folder(url)
    engine = database.engine(url)
    settings = _settings(script_location, version_table)
    try:
        with engine.connect() as connection:
            if _is_current(connection, settings, version_table):
                return
        with engine.connect() as connection:
            connection = _locked(connection)
            settings.attributes["connection"] = connection
            command.upgrade(settings, "head")
            connection.commit()
    finally:
        engine.dispose()


def run(context, metadata: MetaData) -> None:
    """What a migrations folder's env.py does: hand alembic the connection it was given."""
    attributes = context.config.attributes
    context.configure(
        connection=attributes["connection"],
        target_metadata=metadata,
        version_table=attributes["version_table"],
        render_as_batch=True,
    )
    context.run_migrations()


def _settings(script_location: str | Path, version_table: str) -> Config:
    settings = Config()
    settings.set_main_option("script_location", str(script_location).replace("%", "%%"))
    settings.set_main_option("path_separator", "os")
    settings.attributes["version_table"] = version_table
    return settings


def _is_current(connection: Connection, settings: Config, version_table: str) -> bool:
    known = MigrationContext.configure(connection, opts={"version_table": version_table})
    wanted = ScriptDirectory.from_config(settings).get_heads()
    return set(known.get_current_heads()) == set(wanted)


def _locked(connection: Connection) -> Connection:
    """A transaction that holds off every other process that wants to upgrade."""
    if connection.dialect.name == "sqlite":
        raw = connection.connection.dbapi_connection
        raw.execute(f"PRAGMA busy_timeout = {_PATIENCE_MS}")
        connection = connection.execution_options(immediate=True)
        connection.begin()
    else:
        connection.execute(text(f"SET LOCAL statement_timeout = {_PATIENCE_MS}"))
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
    return connection
