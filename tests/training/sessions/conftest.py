"""A desk to practise at, and customers whose every word is known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from firstline import settings, workplace
from firstline.desk import agents, database
from firstline.training import scenarios
from firstline.training.customer import Answer
from firstline.training.sessions import Stage, sandbox
from firstline.workplace import Workplace

NOW = datetime(2026, 11, 10, 15, 0, tzinfo=timezone.utc)


def later(**passed: int) -> datetime:
    return NOW + timedelta(**passed)


def opening(scenario, seed, now) -> str:
    return f"{scenario.title}, says number {seed}."


def answer(scenario, seed, lines, now) -> Answer:
    """She repeats what she heard, hangs up at "you people", and is back when she is rung."""
    said = lines[-1]
    if said.kind == "rang_back":
        return Answer("Yes?", 3)
    if "you people" in said.text:
        return Answer("That's enough.", 4, hung_up=True)
    return Answer(f"You say: {said.text}", 1, interrupts="slowly" in said.text)


@pytest.fixture(scope="session")
def stage() -> Stage:
    return Stage(scenarios.load(), opening=opening, answer=answer)


@pytest.fixture
def place(database_url: str, tmp_path: Path) -> Iterator[Workplace]:
    """A home, an empty desk and the demo's logins; the records are nobody's business here."""
    database.upgrade(database_url)
    here = replace(
        settings.load(),
        home=tmp_path,
        desk_url=database_url,
        records_url=f"sqlite:///{tmp_path / 'records.db'}",
    )
    opened = workplace.open_workplace(here)
    with opened.desk.begin() as desk:
        agents.keep_demo_logins(desk, True, NOW)
    yield opened
    opened.desk.dispose()
    opened.records.dispose()


@pytest.fixture
def no_sandbox(monkeypatch) -> None:
    """Sessions whose assistant is never asked need no records of their own."""
    monkeypatch.setattr(sandbox, "make", lambda *about: None)
