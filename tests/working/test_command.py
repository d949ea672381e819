"""`firstline work` as a process: started, stopped, killed; and the desk it waits for."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from datetime import datetime, timezone

import pytest
from sqlalchemy import select, update

from firstline import clock, database, settings
from firstline.database import DatabaseUnavailable
from firstline.desk import database as desk_database
from firstline.desk.outbox import queue
from firstline.desk.outbox.order import Order
from firstline.desk.outbox.queue import DELIVERED, WAITING
from firstline.desk.tables import leases, outbox
from firstline.slack.worker import OFF
from firstline.working import command
from firstline.working.loop import Stop
from tests.desk.outbox.double import SECRET, running

FROZEN = datetime(2030, 1, 1, tzinfo=timezone.utc)


@pytest.fixture
def home(tmp_path, monkeypatch):
    for name in ("DESK_URL", "RECORDS_URL", "WEBHOOK_URL", "WEBHOOK_SECRET"):
        monkeypatch.delenv(f"FIRSTLINE_{name}", raising=False)
    monkeypatch.setenv("FIRSTLINE_HOME", str(tmp_path))
    monkeypatch.setenv("FIRSTLINE_NOW", FROZEN.isoformat())
    desk_database.upgrade(settings.load().desk_url)
    return tmp_path


@pytest.fixture
def desk(home):
    engine = database.engine(settings.load().desk_url)
    yield engine
    engine.dispose()


@pytest.fixture
def start(home):
    """Starts a worker; ended with the test in any case."""
    started = []

    def start_(**environment) -> subprocess.Popen:
        process = subprocess.Popen(
            [sys.executable, "-u", "-m", "firstline.cli", "work"],
            env={**os.environ, **environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        started.append(process)
        return process

    yield start_
    for process in started:
        process.kill()
        process.communicate()


def put(desk) -> str:
    with database.writing(desk) as connection:
        return queue.put(connection, Order("payment.refund", {"to": "Maria Lopez"}), FROZEN)


def row(desk, outbox_id):
    with desk.connect() as connection:
        return connection.execute(select(outbox).where(outbox.c.outbox_id == outbox_id)).one()


def until(process, words) -> str:
    """The first line the worker tells that holds the words."""
    for line in process.stdout:
        if words in line:
            return line
    raise AssertionError(f"the worker ended before it told {words!r}")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_delivers_to_the_folder_while_the_clock_stands_and_stops_with_0(
    home, desk, start, number
):
    outbox_id = put(desk)
    worker = start()
    line = until(worker, outbox_id)
    assert line == f"payment.refund {outbox_id} is in outbox/\n"
    worker.send_signal(number)
    rest, _ = worker.communicate(timeout=30)
    assert (worker.returncode, rest) == (0, "")
    assert (home / "outbox" / f"{outbox_id}.json").exists()
    assert row(desk, outbox_id).state == DELIVERED
    with desk.connect() as connection:
        assert connection.execute(select(leases)).all() == []


def take_and_send(process, number):
    """What a receiver does that takes an order and then sends the worker a signal."""

    def answer(handler):
        process().send_signal(number)
        handler.send_response(200)
        handler.end_headers()

    return answer


def test_told_to_stop_while_delivering_it_settles_that_one_first(desk, start):
    ids = {put(desk), put(desk)}
    with running() as double:
        double.answers = [take_and_send(lambda: worker, signal.SIGTERM)]
        worker = start(FIRSTLINE_WEBHOOK_URL=double.url, FIRSTLINE_WEBHOOK_SECRET=SECRET)
        worker.communicate(timeout=60)
    assert worker.returncode == 0
    (got,) = double.got
    (left,) = ids - {got.id}
    assert (row(desk, got.id).state, row(desk, left).state) == (DELIVERED, WAITING)


def test_killed_before_it_could_settle_another_delivers_it_again_with_the_same_id(desk, start):
    outbox_id = put(desk)
    with running() as double:
        webhook = {"FIRSTLINE_WEBHOOK_URL": double.url, "FIRSTLINE_WEBHOOK_SECRET": SECRET}
        double.answers = [take_and_send(lambda: killed, signal.SIGKILL)]
        killed = start(**webhook)
        killed.communicate(timeout=60)
        assert (row(desk, outbox_id).state, row(desk, outbox_id).attempts) == (WAITING, 0)
        with database.writing(desk) as connection:
            connection.execute(update(outbox).values(held_until=clock.machine()))

        double.answers = [take_and_send(lambda: second, signal.SIGTERM)]
        second = start(**webhook)
        told, _ = second.communicate(timeout=60)
    assert told.splitlines() == ["Working: orders go to the webhook at 127.0.0.1.", OFF]
    assert row(desk, outbox_id).state == DELIVERED
    assert [got.id for got in double.got] == [outbox_id, outbox_id]
    assert [got.verified()["data"] for got in double.got] == [{"to": "Maria Lopez"}] * 2


def test_a_wrong_setting_is_told_in_one_line(start):
    worker = start(FIRSTLINE_WEBHOOK_URL="https://crm.example")
    told, _ = worker.communicate(timeout=60)
    assert worker.returncode == 1
    assert len(told.splitlines()) == 1 and "FIRSTLINE_WEBHOOK_SECRET" in told


def test_a_desk_that_is_away_at_the_start_is_waited_for_and_told_once(monkeypatch):
    told, pauses, trials = [], [], iter([True, True, False])

    def upgrade(url):
        if next(trials):
            raise DatabaseUnavailable("no answer")

    monkeypatch.setattr(desk_database, "upgrade", upgrade)
    command.open_desk("sqlite://", Stop(), told.append, pauses.append)
    assert told == ["desk: waiting for the database: no answer"]
    assert len(pauses) == 2


def test_told_to_stop_while_the_desk_is_away_it_stops(monkeypatch):
    def upgrade(url):
        raise DatabaseUnavailable("no answer")

    monkeypatch.setattr(desk_database, "upgrade", upgrade)
    stop = Stop()
    command.open_desk("sqlite://", stop, lambda line: None, stop)
    assert stop.is_asked
