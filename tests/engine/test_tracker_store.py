"""Our tracker store is the one in use, and a wrong name for it does not pass unseen."""

from __future__ import annotations

import asyncio

import pytest
from rasa.core.agent import Agent
from rasa.core.tracker_store import InMemoryTrackerStore, SQLTrackerStore, TrackerStore
from rasa.core.utils import AvailableEndpoints
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, SessionStarted, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy import text

from firstline import settings
from firstline.engine.tracker_store import WalTrackerStore, in_use

DOMAIN = Domain.empty()


def tracker(said: str) -> DialogueStateTracker:
    # In this order: Rasa reads what is not older than the session's start.
    events = [SessionStarted(), ActionExecuted("action_listen"), UserUttered(said)]
    return DialogueStateTracker.from_events("panel:C-1", events, slots=[])


def test_what_was_saved_is_there_for_the_next_process(database_url):
    store = WalTrackerStore(DOMAIN, host=database_url)
    asyncio.run(store.save(tracker("7776")))
    store.engine.dispose()

    again = WalTrackerStore(DOMAIN, host=database_url)
    found = asyncio.run(again.retrieve("panel:C-1"))
    again.engine.dispose()

    assert found.latest_message.text == "7776"


def test_saving_twice_keeps_each_event_once(database_url):
    store = WalTrackerStore(DOMAIN, host=database_url)
    told = tracker("7776")
    asyncio.run(store.save(told))
    told.update(ActionExecuted("action_guide"))
    asyncio.run(store.save(told))
    asyncio.run(store.save(told))

    found = asyncio.run(store.retrieve("panel:C-1"))
    full = asyncio.run(store.retrieve_full_tracker("panel:C-1"))
    store.engine.dispose()

    assert [e.as_dict() for e in found.events] == [e.as_dict() for e in told.events]
    assert [e.as_dict() for e in full.events] == [e.as_dict() for e in told.events]


def test_it_keeps_and_reads_what_rasa_s_own_store_does(tmp_path):
    ours = WalTrackerStore(DOMAIN, host=f"sqlite:///{tmp_path / 'tracker.db'}")
    rasas = SQLTrackerStore(DOMAIN, db=str(tmp_path / "tracker.db"))
    told = tracker("7776")
    asyncio.run(ours.save(told))

    assert asyncio.run(rasas.retrieve("panel:C-1")) == asyncio.run(ours.retrieve("panel:C-1"))
    later = tracker("and 4421")
    asyncio.run(rasas.save(later))
    assert asyncio.run(rasas.retrieve("panel:C-1")) == asyncio.run(ours.retrieve("panel:C-1"))
    ours.engine.dispose()


def test_a_forgotten_conversation_leaves_nothing(database_url):
    store = WalTrackerStore(DOMAIN, host=database_url)
    asyncio.run(store.save(tracker("7776")))
    store.forget("panel:C-1")
    assert asyncio.run(store.retrieve("panel:C-1")) is None
    store.engine.dispose()


def test_on_sqlite_readers_do_not_wait_for_writers(tmp_path):
    store = WalTrackerStore(DOMAIN, host=f"sqlite:///{tmp_path / 'tracker.db'}")
    with store.engine.connect() as connection:
        assert connection.execute(text("PRAGMA journal_mode")).scalar() == "wal"
    store.engine.dispose()


def test_endpoints_yml_names_our_store_and_its_settings_reach_it(tmp_path, monkeypatch):
    monkeypatch.setenv("FIRSTLINE_TRACKER_URL", f"sqlite:///{tmp_path / 'tracker.db'}")
    monkeypatch.setenv("FIRSTLINE_ACTIONS_URL", "http://127.0.0.1:1/webhook")
    monkeypatch.setenv("FIRSTLINE_SECRET", "s3cret")
    endpoints = AvailableEndpoints.read_endpoints(str(settings.PROJECT / "endpoints.yml"))

    store = TrackerStore.create(endpoints.tracker_store, DOMAIN)
    assert isinstance(store, WalTrackerStore)
    assert str(store.engine.url).endswith("tracker.db")
    # In quotes Rasa would send the variable's name instead of its value.
    assert endpoints.action.headers == {"X-Firstline-Secret": "s3cret"}
    assert endpoints.action.url == "http://127.0.0.1:1/webhook"
    assert endpoints.action.kwargs["enable_selective_domain"] is True
    store.engine.dispose()


def test_the_store_behind_rasa_s_wrapper_is_seen():
    agent = Agent(DOMAIN, tracker_store=InMemoryTrackerStore(DOMAIN))
    assert isinstance(in_use(agent), InMemoryTrackerStore)


@pytest.mark.parametrize("name", ["firstline.engine.tracker_store.WalTrackrStore"])
def test_a_misspelt_store_would_be_in_memory_and_so_not_ready(name, tmp_path, recwarn):
    file = tmp_path / "endpoints.yml"
    file.write_text(f"tracker_store:\n  type: {name}\n  url: sqlite://\n")
    endpoints = AvailableEndpoints.read_endpoints(str(file))
    store = TrackerStore.create(endpoints.tracker_store, DOMAIN)
    assert not isinstance(store, WalTrackerStore)
