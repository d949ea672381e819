"""A desk to practise at, and customers whose every word is known."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import insert, select

from firstline import settings, workplace
from firstline.database import engine
from firstline.desk import agents, database
from firstline.desk.tables import agents as agent_rows
from firstline.records.tables import customers
from firstline.training import sandboxes, scenarios
from firstline.training.customer import Answer
from firstline.training.sessions import Stage, blank, sandbox
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


@pytest.fixture(scope="session")
def logins(tmp_path_factory: pytest.TempPathFactory) -> list[dict]:
    """The rows of the demo's logins, whose passwords take a while to be made unreadable."""
    url = f"sqlite:///{tmp_path_factory.mktemp('logins') / 'desk.db'}"
    database.upgrade(url)
    with engine(url).begin() as desk:
        agents.keep_demo_logins(desk, True, NOW)
        return [dict(row) for row in desk.execute(select(agent_rows)).mappings()]


@pytest.fixture(scope="session")
def blanks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home in which sandboxes have been made before."""
    home = tmp_path_factory.mktemp("blanks")
    blank.copy(sandboxes.folder(home) / "first")
    return home


@pytest.fixture(scope="session")
def company_s() -> Workplace:
    """With the wording that all desks share; reading it takes a while."""
    return workplace.open_workplace()


@pytest.fixture
def place(
    company_s: Workplace, desk_url: str, tmp_path: Path, logins: list[dict]
) -> Iterator[Workplace]:
    """A home, an empty desk and the demo's logins; the records are nobody's business here."""
    records_url = f"sqlite:///{tmp_path / 'records.db'}"
    here = replace(settings.load(), home=tmp_path, desk_url=desk_url, records_url=records_url)
    opened = replace(company_s, settings=here, desk=engine(desk_url), records=engine(records_url))
    with opened.desk.begin() as desk:
        desk.execute(insert(agent_rows), logins)
    yield opened
    opened.desk.dispose()
    opened.records.dispose()


@pytest.fixture
def real(place: Workplace, blanks: Path) -> Workplace:
    """With records of its own that practice must leave alone."""
    shutil.copytree(sandboxes.folder(blanks), sandboxes.folder(place.settings.home))
    made = sandboxes.folder(place.settings.home) / "first"
    (made / blank.RECORDS).rename(place.settings.home / "records.db")
    shutil.rmtree(made)
    with place.records.begin() as records:
        records.execute(customers.insert().values(customer_id="CU-1", name="Ada Real"))
    return place


@pytest.fixture
def no_sandbox(monkeypatch) -> None:
    """Sessions whose assistant is never asked need no records of their own."""
    monkeypatch.setattr(sandbox, "make", lambda *about: None)
