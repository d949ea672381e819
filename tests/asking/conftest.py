"""A home with the demo company, opened once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timezone
from pathlib import Path

import pytest

from firstline import settings, workplace
from firstline.asking import preparing
from firstline.workplace import Workplace

NOW = datetime(2026, 11, 10, 15, 0, tzinfo=timezone.utc)


@pytest.fixture(scope="session")
def demo_home(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("asking")


@pytest.fixture(scope="session")
def demo_place(demo_home: Path) -> Iterator[Workplace]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FIRSTLINE_HOME", str(demo_home))
        patch.setenv("FIRSTLINE_NOW", NOW.isoformat())
        place = workplace.open_workplace(settings.load())
        preparing.records(place, lambda line: None)
    yield place
    place.records.dispose()


@pytest.fixture
def at_demo(demo_place: Workplace, demo_home: Path, monkeypatch) -> Workplace:
    """The process as it is where the demo company is at home."""
    monkeypatch.setenv("FIRSTLINE_HOME", str(demo_home))
    monkeypatch.setenv("FIRSTLINE_NOW", NOW.isoformat())
    return demo_place
