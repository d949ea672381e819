"""A desk whose trail is empty: not even an agent was added."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy.engine import Engine

from firstline import database


@pytest.fixture
def desk(desk_url) -> Iterator[Engine]:
    engine = database.engine(desk_url)
    yield engine
    engine.dispose()
