"""Rasa's SQL tracker store on a database opened our way: WAL and short waits on SQLite, a live
connection before each use on PostgreSQL."""

from __future__ import annotations

from typing import Any

from rasa.core.agent import Agent
from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import SQLTrackerStore, TrackerStore
from rasa.shared.core.domain import Domain
from sqlalchemy.orm import sessionmaker

from firstline import database


class WalTrackerStore(SQLTrackerStore):
    """Named by its dotted path in endpoints.yml; Rasa hands the `url:` of that entry in as `host`.

    SQLTrackerStore.__init__ is left out on purpose: it waits for ever, five seconds at a time, for a
    database that is away (rasa/core/tracker_store.py, `while True`) and sets no pragma.
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
        # Rasa's queries are of SQLAlchemy's 1.x kind, which a 2.0 engine refuses.
        self.engine = database.engine(url, future=False)
        self.Base.metadata.create_all(self.engine)
        self.sessionmaker = sessionmaker(bind=self.engine)
        TrackerStore.__init__(self, domain, event_broker, **kwargs)

    def forget(self, sender_id: str) -> None:
        """Leave nothing of a conversation that was nobody's."""
        with self.session_scope() as session:
            session.query(self.SQLEvent).filter(self.SQLEvent.sender_id == sender_id).delete()
            session.commit()


def in_use(agent: Agent) -> TrackerStore:
    """The store that the agent really works with.

    Rasa wraps every store in one that hides its failures, and puts one in memory in the place of one
    it cannot load (core/agent.py, core/tracker_store.py).
    """
    return getattr(agent.tracker_store, "_tracker_store", agent.tracker_store)
