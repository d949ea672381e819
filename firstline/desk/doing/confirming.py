"""A draft confirmed: the decision and everything it brings about, in one transaction, once."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.engine import Connection
from sqlalchemy.exc import IntegrityError

from firstline import database
from firstline.casework.doing import timing
from firstline.casework.doing.fields import BadField, NotFree
from firstline.desk import cases
from firstline.desk.doing import (
    applying,
    complaining,
    decisions,
    drafts,
    giving,
    refusals,
    taking,
)
from firstline.desk.doing.consenting import ask_consent
from firstline.desk.doing.decisions import DONE, WAITING, Decision
from firstline.desk.doing.drafts import Draft
from firstline.desk.doing.planning import Plan, plan
from firstline.desk.doing.refusals import CannotDo
from firstline.desk.keeping.complaint_rows import NewComplaint
from firstline.desk.names import new_id
from firstline.workplace import Workplace


def confirm(
    place: Workplace, case_id: str, draft_id: str, key: str, agent: str, now: datetime
) -> Decision:
    """Do what the draft shows. The same key again gives the decision that it led to.

    Raises CannotDo: the draft is void when the case, or what the records show, changed meanwhile.
    """
    with place.desk.connect() as desk:
        made = decisions.of_key(desk, key)
        draft = drafts.get(desk, draft_id)
    if made is not None:
        return _own(made, case_id, agent)
    _check(draft, case_id, key, agent, now)
    try:
        planned = _unchanged(place, draft, now)
        recorded = complaining.of_records(place, planned.doing, now)
        with database.writing(place.desk) as desk:
            return _decide(place, desk, draft, planned, now, recorded)
    except cases.CaseChanged:
        return _made_meanwhile(place, key, case_id, agent, CannotDo(refusals.CASE_CHANGED))
    except IntegrityError:
        return _made_meanwhile(place, key, case_id, agent, CannotDo(refusals.TAKEN))
    except CannotDo as refused:
        return _made_meanwhile(place, key, case_id, agent, refused)


def _own(made: Decision, case_id: str, agent: str) -> Decision:
    if made.case_id != case_id or made.agent != agent:
        raise CannotDo(refusals.NO_DRAFT)
    return made


def _check(draft: Draft | None, case_id: str, key: str, agent: str, now: datetime) -> None:
    is_theirs = draft and (draft.case_id, draft.key, draft.agent) == (case_id, key, agent)
    if not is_theirs:
        raise CannotDo(refusals.NO_DRAFT)
    if now > draft.expires_at:
        raise CannotDo(refusals.EXPIRED)


def _unchanged(place: Workplace, draft: Draft, now: datetime) -> Plan:
    """The plan as it comes out now, by the draft's own clock; void when it is another one."""
    try:
        planned = plan(place, draft.case_id, draft.wanted, draft.agent, draft.at)
    except NotFree:
        raise CannotDo(refusals.SLOT_TAKEN) from None
    except BadField:
        raise CannotDo(refusals.RECORDS_CHANGED) from None
    if timing.is_over(draft.doing, draft.at, now):
        raise CannotDo(refusals.TIME_PASSED)
    if planned.case.version != draft.case_version:
        raise cases.CaseChanged(draft.case_id)
    if planned.doing.again != draft.doing.again:
        raise CannotDo(refusals.TAKEN)
    if planned.doing != draft.doing:
        raise CannotDo(refusals.RECORDS_CHANGED)
    return planned


def _decide(
    place: Workplace,
    desk: Connection,
    draft: Draft,
    planned: Plan,
    now: datetime,
    recorded: NewComplaint | None,
) -> Decision:
    doing = timing.counted(draft.doing, now)
    made = Decision(
        decision_id=new_id("D"),
        key=draft.key,
        case_id=draft.case_id,
        customer_id=planned.case.customer_id,
        agent=draft.agent,
        at=now,
        doing=doing,
        state=WAITING if doing.consent else DONE,
        consent=doing.consent or None,
    )
    if made.state == DONE:
        giving.check(desk, made, made.agent, place.company.authority, now)
    cases.save(desk, planned.case, now)
    taking.keep(desk, made)
    taking.take(desk, made)
    if made.state == DONE:
        applying.apply(desk, place, made, now, recorded)
    else:
        ask_consent(desk, place, made, now)
    return made


def _made_meanwhile(
    place: Workplace, key: str, case_id: str, agent: str, refused: CannotDo
) -> Decision:
    """The same confirmation from another tab won: its decision is this one's too."""
    with place.desk.connect() as desk:
        made = decisions.of_key(desk, key)
    if made is None:
        raise refused
    return _own(made, case_id, agent)
