"""Conversations of closed cases are forgotten in time, and no others."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from types import SimpleNamespace

import pytest
from sqlalchemy import Column, Float, Integer, MetaData, String, Table, insert, select

from firstline import clock, database
from firstline.desk import cases
from firstline.working import duties, forgetting
from firstline.working.loop import Stop
from firstline.workplace import Workplace
from tests.casework.records import COMPANY
from tests.desk.conftest import NOW

DAYS = 30
OLD, NEW = NOW - timedelta(days=31), NOW - timedelta(days=29)
EVENTS = Table(
    "events",
    MetaData(),
    Column("id", Integer, primary_key=True),
    Column("sender_id", String(255), nullable=False, index=True),
    Column("timestamp", Float),
)


@pytest.fixture
def tracker(database_url):
    """Rasa's table, in the same kind of database."""
    made = database.engine(database_url)
    with made.begin() as connection:
        EVENTS.metadata.create_all(connection)
    yield made
    made.dispose()


@pytest.fixture
def case(desk):
    """Makes a case; its sender."""

    def made(is_closed: bool) -> str:
        with database.writing(desk) as connection:
            opened = cases.open_case(connection, "jo", NOW, "CU-1")
            if is_closed:
                told = {"text": "Done.", "by": "jo", "at": NOW.isoformat()}
                ended = replace(opened, state=cases.CLOSED, outcome="solved", summary=told)
                cases.save(connection, ended, NOW)
        return f"panel:{opened.case_id}"

    return made


def talk(tracker, *said):
    with tracker.begin() as connection:
        for sender, at in said:
            connection.execute(insert(EVENTS).values(sender_id=sender, timestamp=at.timestamp()))


def kept(tracker):
    with tracker.connect() as connection:
        return set(connection.execute(select(EVENTS.c.sender_id)).scalars())


def test_only_what_is_closed_and_old_is_forgotten_whole(desk, tracker, case):
    over, open_, lively = case(True), case(False), case(True)
    slack = case(True).replace("panel", "slack")
    talk(tracker, (over, OLD), (over, OLD), (slack, OLD), (open_, OLD))
    talk(tracker, (lively, OLD), (lively, NEW), ("panel:C-NOSUCH", OLD), ("nobody", NEW))
    assert forgetting.forget(tracker, desk, DAYS, NOW) == 3
    assert kept(tracker) == {open_, lively, "nobody"}
    assert forgetting.forget(tracker, desk, DAYS, NOW) == 0


def test_many_old_open_cases_do_not_hide_one_that_can_go(desk, tracker, case, monkeypatch):
    monkeypatch.setattr(forgetting, "AT_A_TIME", 2)
    open_, over = [case(False) for _ in range(5)], [case(True) for _ in range(5)]
    talk(tracker, *((sender, OLD) for sender in (*open_, *over)))
    assert forgetting.forget(tracker, desk, DAYS, NOW) == 5
    assert kept(tracker) == set(open_)


def test_before_anybody_has_talked_there_is_nothing_to_forget(desk, tmp_path):
    empty = database.engine(f"sqlite:///{tmp_path / 'tracker.db'}")
    assert forgetting.forget(empty, desk, DAYS, NOW) == 0
    empty.dispose()


def test_the_worker_does_it_by_the_machines_time(desk, tracker, case, monkeypatch):
    monkeypatch.setenv("FIRSTLINE_NOW", "2020-01-01T00:00:00Z")
    over = case(True)
    ago = clock.machine() - timedelta(days=COMPANY.desk.conversation_days)
    talk(tracker, (over, ago - timedelta(hours=1)), (case(True), ago + timedelta(hours=1)))
    url = tracker.url.render_as_string(hide_password=False)
    here = SimpleNamespace(webhook=None, slack=None, home=None, tracker_url=url)
    place = Workplace(settings=here, company=COMPANY, records=None, desk=desk, shelf=None)
    monkeypatch.setattr(duties.receivers, "chosen", lambda *_: None)
    found = {duty.name: duty for duty in duties.duties(place, "a", Stop(), print)}
    assert found["forgetting"].run() is False
    assert over not in kept(tracker) and len(kept(tracker)) == 1
