"""The order in which a customer's journey is told."""

from __future__ import annotations

from datetime import timedelta
from types import SimpleNamespace

import pytest

from firstline.casework import playbook
from firstline.casework.findings import families
from firstline.casework.journey import Event
from firstline.desk import journeys
from firstline.workplace import PLAYBOOKS
from tests.casework.records import NOW, snapshot


@pytest.fixture
def turn(tmp_path):
    books = playbook.load(families(), PLAYBOOKS, tmp_path / "nowhere")
    return SimpleNamespace(books=books, place=None, now=NOW)


def test_what_happened_at_the_same_time_is_told_in_the_order_of_its_records(turn, monkeypatch):
    events = [
        Event(NOW - timedelta(days=1), "calls", f"calls/{number}", f"Call {number}", broken="LATE")
        for number in range(9)
    ]
    monkeypatch.setattr(journeys, "events_of", lambda *_: events)
    told = journeys.told_shortly(turn, snapshot())
    assert [line.split("Call ")[1][0] for line in told.splitlines()] == list("876543210")
