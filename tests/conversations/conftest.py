"""One trained model and one demo company for all transcripts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timezone
from pathlib import Path

import pytest

from firstline import settings, workplace
from firstline.engine import training
from firstline.running.up import prepare
from firstline.workplace import Workplace
from tests.conversations.assistant import Assistant, at_work

NOW = datetime(2026, 11, 10, 15, 0, tzinfo=timezone.utc)


@pytest.fixture(scope="session")
def model() -> Path:
    """The model of this checkout, trained when anything it is made from has changed."""
    return training.ensure_model(settings.load().home, settings.PROJECT)


@pytest.fixture(scope="session")
def whole_assistant(tmp_path_factory, model) -> Iterator[Assistant]:
    home = tmp_path_factory.mktemp("home")
    here = replace(
        settings.load(),
        home=home,
        records_url=f"sqlite:///{home / 'records.db'}",
        desk_url=f"sqlite:///{home / 'desk.db'}",
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FIRSTLINE_NOW", NOW.isoformat())
        prepare(here, lambda _: None)
    assistant = Assistant(_open(here), model)
    yield assistant
    assistant.close()


def _open(here: settings.Settings) -> Workplace:
    return workplace.open_workplace(here)


@pytest.fixture
def assistant(whole_assistant, monkeypatch) -> Assistant:
    at_work(monkeypatch, whole_assistant.place, NOW)
    whole_assistant.actions.is_away = False
    return whole_assistant
