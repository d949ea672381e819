"""A desk whose trail is empty: not even an agent was added."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy.engine import Engine

from firstline import database
from firstline.desk import database as desk_database


@pytest.fixture
def desk(database_url) -> Iterator[Engine]:
    desk_database.upgrade(database_url)
    engine = database.engine(database_url)
    yield engine
    engine.dispose()
