"""Rasa's SQL tracker store on a database opened our way: WAL and short waits on SQLite, a live
connection before each use on PostgreSQL, and statements that are built once."""

from __future__ import annotations

import json
from itertools import islice
from typing import Any

from rasa.core.agent import Agent
from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import SQLTrackerStore, TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event, SessionStarted
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy import bindparam, delete, func, insert, or_, select
from sqlalchemy.orm import sessionmaker

from firstline import database

_events = SQLTrackerStore.SQLEvent.__table__
_sender = _events.c.sender_id == bindparam("sender")
_started = (
    select(func.max(_events.c.timestamp))
    .where(_sender, _events.c.type_name == SessionStarted.type_name)
    .scalar_subquery()
)
_of_session = (_sender, or_(_events.c.timestamp >= _started, _started.is_(None)))
_COUNT = select(func.count()).select_from(_events).where(*_of_session)
_READ = select(_events.c.data).where(*_of_session).order_by(_events.c.id)
_WRITE = insert(_events)
_FORGET = delete(_events).where(_sender)


class WalTrackerStore(SQLTrackerStore):
    """Named by its dotted path in endpoints.yml; Rasa hands the `url:` of that entry in as `host`.

    SQLTrackerStore.__init__ is left out on purpose: it waits for ever, five seconds at a time, for a
    database that is away (rasa/core/tracker_store.py, `while True`) and sets no pragma. Reading and
    saving do what it does, without building a session and its queries anew four times a turn.
    """

    def __init__(
        self,
        domain: Domain | None = None,
        host: str | None = None,
        event_broker: EventBroker | None = None,
        **kwargs: Any,
    ) -> None:
        url = host or "sqlite://"
        database.make_folder(url)
        # What Rasa's class still does itself is of SQLAlchemy's 1.x kind, which a 2.0 engine refuses.
        self.engine = database.engine(url, future=False)
        self.Base.metadata.create_all(self.engine)
        self.sessionmaker = sessionmaker(bind=self.engine)
        TrackerStore.__init__(self, domain, event_broker, **kwargs)

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        with self.engine.connect() as connection:
            events = connection.execute(_READ, {"sender": sender_id}).scalars().all()
        if not events:
            return None
        told = [json.loads(event) for event in events]
        return DialogueStateTracker.from_dict(sender_id, told, self.domain.slots)

    async def save(self, tracker: DialogueStateTracker) -> None:
        await self.stream_events(tracker)
        with database.writing(self.engine) as connection:
            kept = connection.execute(_COUNT, {"sender": tracker.sender_id}).scalar()
            new = [_row(tracker.sender_id, event) for event in islice(tracker.events, kept, None)]
            if new:
                connection.execute(_WRITE, new)

    def forget(self, sender_id: str) -> None:
        """Leave nothing of a conversation that was nobody's."""
        with database.writing(self.engine) as connection:
            connection.execute(_FORGET, {"sender": sender_id})


def _row(sender_id: str, event: Event) -> dict[str, Any]:
    told = event.as_dict()
    return {
        "sender_id": sender_id,
        "type_name": event.type_name,
        "timestamp": told.get("timestamp"),
        "intent_name": told.get("parse_data", {}).get("intent", {}).get("name"),
        "action_name": told.get("name"),
        "data": json.dumps(told),
    }


def in_use(agent: Agent) -> TrackerStore:
    """The store that the agent really works with.

    Rasa wraps every store in one that hides its failures, and puts one in memory in the place of one
    it cannot load (core/agent.py, core/tracker_store.py).
    """
    return getattr(agent.tracker_store, "_tracker_store", agent.tracker_store)
