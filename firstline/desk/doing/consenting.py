"""What needs somebody's consent: asked for, given or declined; the case goes on by itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from functools import lru_cache

from sqlalchemy import delete, update
from sqlalchemy.engine import Connection

from firstline import database
from firstline.casework.calendar import end_of_day
from firstline.casework.playbook.node import read
from firstline.casework.said import redact
from firstline.company.authority import ROLES
from firstline.desk import messages
from firstline.desk.doing import applying, complaining, decisions, giving, refusals
from firstline.desk.doing.decisions import DECLINED, DONE, WAITING, Decision, traced
from firstline.desk.doing.refusals import CannotDo
from firstline.desk.keeping import notices, promises
from firstline.desk.keeping.about import About
from firstline.desk.keeping.complaint_rows import NewComplaint
from firstline.desk.keeping.notices import Notice
from firstline.desk.keeping.promises import NewPromise
from firstline.desk.tables import decisions as rows
from firstline.desk.tables import once
from firstline.desk.trail import entries, verbs
from firstline.settings import PROJECT
from firstline.workplace import Workplace

TOLD = PROJECT / "data" / "doing" / "told.yml"
LONGEST_REASON = 500


def may_settle(role: str) -> tuple[str, ...]:
    """The roles whose consent somebody of `role` can give: their own and those below it."""
    return ROLES[1 : ROLES.index(role) + 1]


def ask_consent(desk: Connection, place: Workplace, made: Decision, now: datetime) -> None:
    """In the transaction of the decision: a promise that it is looked at, and a notice."""
    about = About(made.case_id, made.customer_id, made.decision_id)
    due_at = end_of_day(now, place.company)
    looked_at = NewPromise(
        promises.APPROVAL, made.consent, made.doing.what, due_at, made.decision_id
    )
    promises.make(desk, looked_at, about, now)
    wanted = Notice(notices.CONSENT, made.decision_id, role=made.consent, case_id=made.case_id)
    notices.tell(desk, wanted, now)


def settle(
    place: Workplace,
    decision_id: str,
    agent: str,
    role: str,
    agrees: bool,
    reason: str,
    now: datetime,
) -> Decision:
    """Give or refuse consent; raises CannotDo. Settled twice alike, it stays as it is."""
    reason = redact(reason.strip())[:LONGEST_REASON]
    state = DONE if agrees else DECLINED
    with place.desk.connect() as desk:
        asked = decisions.get(desk, decision_id)
    recorded = complaining.of_records(place, asked.doing, now) if asked and agrees else None
    with database.writing(place.desk) as desk:
        made = decisions.get(desk, decision_id)
        if made is None:
            raise CannotDo(refusals.NO_DECISION)
        if (made.state, made.settled_by) == (state, agent):
            return made
        if made.consent not in may_settle(role) or made.agent == agent:
            raise CannotDo(refusals.NOT_YOURS)
        if made.state != WAITING:
            raise CannotDo(refusals.SETTLED)
        if agrees:
            giving.check(desk, made, agent, place.company.authority, now)
        settled = replace(made, state=state, settled_by=agent, settled_at=now, reason=reason)
        return _settle(desk, place, settled, recorded)


def _settle(
    desk: Connection,
    place: Workplace,
    made: Decision,
    recorded: NewComplaint | None,
) -> Decision:
    """`made` as it is from now on."""
    agent, now = made.settled_by, made.settled_at
    changed = desk.execute(
        update(rows)
        .where(rows.c.decision_id == made.decision_id, rows.c.state == WAITING)
        .values(state=made.state, settled_by=agent, settled_at=now, reason=made.reason)
    )
    if changed.rowcount != 1:
        raise CannotDo(refusals.SETTLED)
    about = About(made.case_id, made.customer_id, made.decision_id)
    for promise in promises.of_subject(desk, about, made.decision_id):
        promises.settle(desk, promise, agent, now)
    if made.state == DONE:
        applying.apply(desk, place, made, now, recorded)
    else:
        desk.execute(delete(once).where(once.c.decision_id == made.decision_id))
    entries.write(desk, traced(made, _VERBS[made.state], agent, now))
    _tell(desk, made, now)
    return made


def _tell(desk: Connection, settled: Decision, now: datetime) -> None:
    """In the case, and to the agent who waits."""
    text = _told()[settled.state].format(
        who=settled.settled_by,
        what=settled.doing.what,
        decision=settled.decision_id,
        reason=settled.reason,
    )
    reply = {"text": text.strip(), "card": None, "buttons": []}
    messages.add_replies(desk, settled.case_id, [reply], now)
    about = f"{settled.decision_id}/{settled.state}"
    notice = Notice("settled", about, agent=settled.agent, case_id=settled.case_id)
    notices.tell(desk, notice, now)


_VERBS = {DONE: verbs.APPROVED, DECLINED: verbs.DECLINED}


@lru_cache(maxsize=1)
def _told() -> Mapping[str, str]:
    return {state: node.text() for state, node in read(TOLD).mapping().items()}
