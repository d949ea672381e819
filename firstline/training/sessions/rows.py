"""The rows of practice sessions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Connection

from firstline.desk.tables import practice_events, practice_lines, practices
from firstline.training.customer import Line
from firstline.training.sessions.model import KINDS, OPEN, SCORED, CannotPractise, Event, Practice

MOST = 200
_INSERT = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


def add(desk: Connection, practice: Practice) -> None:
    """A new one, with its lines."""
    desk.execute(
        insert(practices).values(
            practice_id=practice.practice_id,
            agent=practice.agent,
            scenario=practice.scenario,
            story=practice.story,
            difficulty=practice.difficulty,
            title=practice.title,
            seed=practice.seed,
            facts=dict(practice.facts),
            begun_at=practice.begun_at,
            changed_at=practice.begun_at,
            state=practice.state,
        )
    )
    add_lines(desk, practice.practice_id, 0, practice.lines)


def add_lines(desk: Connection, practice_id: str, place: int, lines: Sequence[Line]) -> None:
    """From `place` on; raises IntegrityError when somebody else was quicker, CannotPractise over."""
    for at, line in enumerate(lines, start=place):
        desk.execute(
            insert(practice_lines).values(
                practice_id=practice_id,
                place=at,
                at=line.at,
                who=line.who,
                text=line.text,
                kind=line.kind,
            )
        )
    if not _goes_on(desk, practice_id, lines[-1].at):
        raise CannotPractise("over")


def add_events(desk: Connection, practice_id: str, events: Sequence[Event]) -> None:
    """Those that another window told of already stay as they are; none once the session is over."""
    if not _goes_on(desk, practice_id, events[-1].at):
        return
    new = _INSERT[desk.dialect.name](practice_events).on_conflict_do_nothing()
    for one in events:
        desk.execute(
            new.values(
                practice_id=practice_id,
                kind=one.kind,
                about=one.about,
                turn=one.turn,
                at=one.at,
                what=one.what,
            )
        )


def _goes_on(desk: Connection, practice_id: str, at: datetime) -> bool:
    """Whether it is open; nobody ends it before this transaction is over."""
    is_open = practices.c.practice_id == practice_id, practices.c.state == OPEN
    changed = update(practices).where(*is_open).values(changed_at=at)
    return desk.execute(changed).rowcount == 1


def end(
    desk: Connection,
    practice_id: str,
    state: str,
    now: datetime,
    score: Mapping[str, Any] | None = None,
) -> bool:
    """False when it was not open any more."""
    ended = desk.execute(
        update(practices)
        .where(practices.c.practice_id == practice_id, practices.c.state == OPEN)
        .values(state=state, ended_at=now, changed_at=now, score=score)
    )
    return ended.rowcount == 1


def get(desk: Connection, practice_id: str) -> Practice | None:
    """With all that was said and done in it."""
    row = desk.execute(select(practices).where(practices.c.practice_id == practice_id)).first()
    if row is None:
        return None
    return _practice(row, _lines(desk, practice_id), _events(desk, practice_id))


def of_agent(desk: Connection, agent: str, state: str | None = None) -> tuple[Practice, ...]:
    """Without what was said, the newest first."""
    wanted = select(practices).where(practices.c.agent == agent)
    if state is not None:
        wanted = wanted.where(practices.c.state == state)
    newest = wanted.order_by(practices.c.begun_at.desc(), practices.c.practice_id).limit(MOST)
    return tuple(_practice(row) for row in desk.execute(newest))


def scored(desk: Connection, agent: str) -> tuple[Practice, ...]:
    """The agent's tries that were scored, the oldest first."""
    return of_agent(desk, agent, SCORED)[::-1]


def _lines(desk: Connection, practice_id: str) -> tuple[Line, ...]:
    of_it = practice_lines.c.practice_id == practice_id
    rows = desk.execute(select(practice_lines).where(of_it).order_by(practice_lines.c.place))
    return tuple(Line(row.who, row.text, row.at, row.kind) for row in rows)


def _events(desk: Connection, practice_id: str) -> tuple[Event, ...]:
    """As they were done; what was done at once, in the order in which it is done."""
    found = desk.execute(
        select(practice_events).where(practice_events.c.practice_id == practice_id)
    )
    events = (Event(row.kind, row.about, row.turn, row.at, row.what) for row in found)
    return tuple(sorted(events, key=lambda one: (one.at, one.turn, _place(one), one.about)))


def _place(one: Event) -> int:
    return KINDS.index(one.kind) if one.kind in KINDS else len(KINDS)


def _practice(row: Any, lines: tuple[Line, ...] = (), events: tuple[Event, ...] = ()) -> Practice:
    return Practice(
        practice_id=row.practice_id,
        agent=row.agent,
        scenario=row.scenario,
        story=row.story,
        difficulty=row.difficulty,
        title=row.title,
        seed=row.seed,
        begun_at=row.begun_at,
        state=row.state,
        facts=row.facts,
        ended_at=row.ended_at,
        score=row.score,
        lines=lines,
        events=events,
    )
