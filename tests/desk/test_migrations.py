"""A desk that was in use is brought up to date with what it holds."""

from __future__ import annotations

import pytest
from alembic import command
from sqlalchemy import select, text

from firstline import migrations
from firstline.desk import database
from firstline.desk.keeping import notices
from firstline.desk.tables import notices_seen
from tests.desk.conftest import NOW

_AGENT = (
    "INSERT INTO agents (agent, role, password_hash, active, created_at)"
    " VALUES (:agent, :role, '', :active, :at)"
)
_NOTICE = (
    "INSERT INTO notices (notice_id, kind, about, agent, role, at, facts, seen_at)"
    " VALUES (:id, 'broken', :about, :agent, :role, :at, '{}', :seen_at)"
)


@pytest.fixture
def to(database_url):
    """Brings the desk to a revision; its engine then."""
    engine = database.engine(database_url)

    def to_(revision, how=command.upgrade):
        settings = migrations._settings(database.MIGRATIONS, database.VERSION_TABLE)
        with engine.begin() as connection:
            settings.attributes["connection"] = connection
            how(settings, revision)
        return engine

    yield to_
    engine.dispose()


def written(engine):
    """The time as the kind of database keeps it."""
    return NOW.isoformat() if engine.dialect.name == "sqlite" else NOW


def test_what_was_seen_before_stays_seen_and_what_was_not_does_not(to):
    engine = to("0004")
    at = written(engine)
    with engine.begin() as connection:
        for agent, role in (("jo", "agent"), ("lea", "lead"), ("lou", "lead")):
            values = {"agent": agent, "role": role, "active": True, "at": at}
            connection.execute(text(_AGENT), values)
        for number, (agent, role, seen_at) in enumerate(
            [("jo", None, at), (None, "lead", at), (None, "lead", None)], 1
        ):
            values = {"id": number, "about": f"P-{number}", "agent": agent, "role": role}
            connection.execute(text(_NOTICE), {**values, "at": at, "seen_at": seen_at})
    to("0005")
    with engine.connect() as connection:
        seen = connection.execute(select(notices_seen.c.notice_id, notices_seen.c.agent)).all()
        assert sorted(seen) == [(1, "jo"), (2, "lea"), (2, "lou")]
        assert [one.about for one in notices.unseen(connection, "lou", "lead")] == ["P-3"]
    to("0004", command.downgrade)
    with engine.connect() as connection:
        told = connection.execute(text("SELECT notice_id FROM notices WHERE seen_at IS NOT NULL"))
        assert sorted(told.scalars()) == [1, 2]
