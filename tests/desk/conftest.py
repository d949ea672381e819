"""A desk on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timezone

import pytest
from sqlalchemy.engine import Engine

from firstline import database
from firstline.desk import agents

NOW = datetime(2026, 11, 10, 15, 0, tzinfo=timezone.utc)


@pytest.fixture
def desk(desk_url) -> Iterator[Engine]:
    """A desk with the agent "jo"."""
    engine = database.engine(desk_url)
    with engine.begin() as connection:
        agents.set_agent(connection, "jo", "secret", "agent", NOW)
    yield engine
    engine.dispose()
