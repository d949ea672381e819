"""What the worker does by itself, and what only one of several does."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from types import SimpleNamespace

import pytest
from sqlalchemy import select, update

from firstline import database
from firstline.desk import cases
from firstline.desk.keeping import notices, promises
from firstline.desk.keeping.about import About
from firstline.desk.keeping.notices import Notice
from firstline.desk.keeping.promises import NewPromise
from firstline.desk.outbox import receivers
from firstline.desk.outbox.folder import Folder
from firstline.desk.outbox.webhook import Posting
from firstline.desk.tables import leases, trail, trail_seals
from firstline.desk.trail import entries
from firstline.desk.trail.entries import Entry
from firstline.settings import Webhook
from firstline.working import duties
from firstline.working.duties import Alone
from firstline.working.loop import Stop
from firstline.workplace import Workplace
from tests.casework.records import COMPANY
from tests.desk.conftest import NOW
from tests.desk.outbox.double import SECRET


@pytest.fixture
def place(desk, tmp_path):
    here = SimpleNamespace(home=tmp_path, webhook=None, slack=None)
    return Workplace(settings=here, company=COMPANY, records=None, desk=desk, shelf=None)


def by_name(place, holder="a") -> dict:
    return {duty.name: duty for duty in duties.duties(place, holder, Stop(), print)}


def test_only_the_holder_of_a_lease_does_its_duty(place):
    ran = []
    first = Alone(place, "clocks", "a", lambda: ran.append("a") or True)
    second = Alone(place, "clocks", "b", lambda: ran.append("b") or True)
    assert first() is True and second() is False and first() is True
    assert ran == ["a", "a"]


def test_when_the_holder_was_killed_another_takes_over_even_while_the_clock_stands(
    desk, place, monkeypatch
):
    monkeypatch.setenv("FIRSTLINE_NOW", "2020-01-01T00:00:00Z")
    ran = []
    Alone(place, "clocks", "killed", lambda: True)()
    second = Alone(place, "clocks", "b", lambda: ran.append("b") or False)
    second()
    assert ran == []
    with desk.connect() as connection:
        until = connection.execute(select(leases.c.until)).scalar_one()
    assert until > datetime.now(timezone.utc)
    with database.writing(desk) as connection:
        connection.execute(update(leases).values(until=until - timedelta(minutes=2)))
    second()
    assert ran == ["b"]


def test_workers_have_different_names():
    assert len({duties.new_holder() for _ in range(50)}) == 50


def test_the_trail_is_sealed_and_told_to_go_on_while_there_is_more(desk, place, monkeypatch):
    monkeypatch.setattr(duties, "MOST_SEALED", 2)
    with database.writing(desk) as connection:
        entries.write(connection, *[Entry(NOW, "jo", "read_case", f"C-{n}") for n in range(3)])
    seal = by_name(place)["trail"].run
    assert seal() is True
    while seal():
        pass
    with desk.connect() as connection:
        written = set(connection.execute(select(trail.c.entry_id)).scalars())
        assert written <= set(connection.execute(select(trail_seals.c.entry_id)).scalars())


def test_a_promise_breaks_by_the_desks_clock(desk, place, monkeypatch):
    with database.writing(desk) as connection:
        case = cases.open_case(connection, "jo", NOW, "CU-1")
        soon = NewPromise("follow_up", "jo", "Ring her", NOW + timedelta(hours=1))
        promise_id = promises.make(connection, soon, About(case.case_id, "CU-1"), NOW)
    tick = by_name(place)["clocks"].run

    monkeypatch.setenv("FIRSTLINE_NOW", (NOW + timedelta(minutes=59)).isoformat())
    tick()
    with desk.connect() as connection:
        assert promises.get(connection, promise_id).state == "open"

    monkeypatch.setenv("FIRSTLINE_NOW", (NOW + timedelta(minutes=61)).isoformat())
    tick()
    with desk.connect() as connection:
        assert promises.get(connection, promise_id).state == "broken"


def test_without_a_webhook_orders_go_to_the_folder_else_to_the_webhook(place):
    folder = receivers.chosen(place.settings, print)
    assert isinstance(folder, Folder) and folder.path == place.settings.home / "outbox"
    place.settings.webhook = Webhook("https://crm.example", SECRET)
    assert isinstance(receivers.chosen(place.settings, print), Posting)


def test_old_notices_go_and_it_is_told_to_go_on_while_there_are_more(desk, place, monkeypatch):
    monkeypatch.setattr(duties, "MOST_PRUNED", 2)
    monkeypatch.setenv("FIRSTLINE_NOW", (NOW + notices.KEPT + timedelta(days=1)).isoformat())
    with database.writing(desk) as connection:
        for number in range(4):
            notices.tell(connection, Notice("due", f"P-{number}", agent="jo"), NOW)
    prune = by_name(place)["pruning"].run
    assert (prune(), prune()) == (True, False)
    with desk.connect() as connection:
        assert [one.about for one in notices.unseen(connection, "jo", "agent")] == ["P-3"]
