"""Closing a case: the summary as the agent left it, for whoever opens the customer's next one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.engine import Connection

from firstline import database
from firstline.casework.said import redact
from firstline.desk import cases
from firstline.desk.cases import CLOSED, Case
from firstline.desk.closing.proposing import still_open
from firstline.desk.closing.words import outcomes
from firstline.desk.doing import decisions, refusals
from firstline.desk.doing.decisions import WAITING
from firstline.desk.doing.refusals import CannotDo
from firstline.desk.tables import cases as rows
from firstline.desk.trail import entries, verbs
from firstline.desk.trail.entries import Entry
from firstline.workplace import Workplace

LONGEST_SUMMARY = 4000
REMEMBERED = timedelta(days=365)


@dataclass(frozen=True)
class Ended:
    """A closed case: its summary as the agent left it."""

    case_id: str
    at: datetime
    agent: str
    outcome: str
    text: str


def close(
    place: Workplace,
    case_id: str,
    agent: str,
    version: int,
    outcome: str,
    text: str,
    now: datetime,
) -> Ended:
    """Keep the summary; raises CannotDo. Closed twice with the same words, it is closed once."""
    text = redact(text.strip())[:LONGEST_SUMMARY]
    if outcome not in outcomes():
        raise CannotDo(refusals.BAD_OUTCOME)
    if not text:
        raise CannotDo(refusals.NO_SUMMARY)
    wanted = Ended(case_id, now, agent, outcome, text)
    try:
        with database.writing(place.desk) as desk:
            return _close(desk, wanted, version)
    except cases.CaseChanged:
        raise CannotDo(refusals.CASE_CHANGED) from None


def _close(desk: Connection, wanted: Ended, version: int) -> Ended:
    case = cases.get(desk, wanted.case_id)
    if case is not None and case.is_closed:
        ended = ended_of(case)
        if replace(ended, at=wanted.at) == wanted:
            return ended
    case = still_open(case)
    if case.version != version:
        raise CannotDo(refusals.CASE_CHANGED)
    if any(one.state == WAITING for one in decisions.of_case(desk, case.case_id)):
        raise CannotDo(refusals.STILL_WAITING)
    summary = {"text": wanted.text, "by": wanted.agent, "at": wanted.at.isoformat()}
    after = replace(case, state=CLOSED, outcome=wanted.outcome, summary=summary, question=None)
    cases.save(desk, after, wanted.at)
    entries.write(desk, _entry(after, wanted.agent, wanted.at))
    return ended_of(after)


def last_of(desk: Connection, customer_id: str, now: datetime) -> Ended | None:
    """How the customer's last case ended, for whoever opens the next one."""
    row = desk.execute(
        select(rows.c.case_id)
        .where(
            rows.c.customer_id == customer_id,
            rows.c.state == CLOSED,
            rows.c.closed_at > now - REMEMBERED,
        )
        .order_by(rows.c.closed_at.desc(), rows.c.case_id)
        .limit(1)
    ).first()
    return ended_of(cases.get(desk, row.case_id)) if row else None


def ended_of(case: Case) -> Ended:
    """How a closed case ended."""
    told = case.summary or {}
    at = datetime.fromisoformat(told["at"])
    return Ended(case.case_id, at, told["by"], case.outcome, told["text"])


def _entry(case: Case, agent: str, now: datetime) -> Entry:
    return Entry(
        at=now,
        agent=agent,
        action=verbs.CLOSED_CASE,
        subject=case.case_id,
        case_id=case.case_id,
        customer_id=case.customer_id,
        why=case.outcome,
        before={"state": cases.OPEN},
        after={"state": case.state},
    )
