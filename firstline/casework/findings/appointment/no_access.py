"""We came and could not reach her: it goes by the event, whatever the appointment's status."""

from __future__ import annotations

from datetime import timedelta

from firstline.casework.facts import Fact, Level, Moment, State
from firstline.casework.finding import Finding, Proof
from firstline.casework.findings.appointment.diary import Diary, named
from firstline.casework.promises.model import dated
from firstline.casework.promises.visits import NO_ACCESS
from firstline.casework.said.claim import WAS_IN

RECENT = timedelta(days=30)


def no_access(diary: Diary) -> Finding | None:
    """The one whose day she names, else the latest, as long as it matters."""
    past = (v for v in diary.visits if v.outcome == NO_ACCESS and v.starts_at <= diary.now)
    all_ = [visit for visit in past if visit is not diary.conceded]
    since = diary.now - RECENT
    visit = diary.meant(v for v in all_ if v.starts_at >= since or diary.is_named(v.starts_at))
    if visit is None:
        return None
    coming = diary.next_of(visit.appointment)
    facts: dict[str, Fact] = {**named(visit), **diary.ahead(coming)}
    if visit.event and (came := dated(visit.event.at)):
        facts["came_at"] = Moment(came)
    days = timedelta(days=diary.snapshot.company.promises.failures_days)
    if not any(v is not visit and v.starts_at > diary.now - days for v in all_):
        facts["first_time"] = State()
    facts |= _where_she_was(diary)
    row = Proof("visit_no_access", visit.record, visit.failed_at, facts)
    return Finding("appointment", "NO_ACCESS", "certain", facts, (row,))


def _where_she_was(diary: Diary) -> dict[str, Fact]:
    """Whether she says that she was in; nothing when she says neither."""
    if diary.said.conceded(WAS_IN):
        return {"was_in": State(Level.ANONYMOUS)}
    out = any(one.kind == WAS_IN and one.denied and not one.reported for one in diary.said.claims)
    return {"was_out": State(Level.ANONYMOUS)} if out else {}
