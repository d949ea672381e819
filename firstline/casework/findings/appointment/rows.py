"""The rows that prove what became of visits, and those that only look like failures of ours."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from firstline.casework.facts import Fact, Moment
from firstline.casework.finding import Proof
from firstline.casework.findings.appointment.diary import Diary, named
from firstline.casework.promises.model import dated, until
from firstline.casework.promises.visits import MOVED, NO_ACCESS, Visit

MOST_ROWS = 6
MOST_RULED_OUT = 3


def failed(diary: Diary, visits: Iterable[Visit]) -> tuple[Proof, ...]:
    return tuple(visit_row(diary, visit) for visit in tuple(visits)[:MOST_ROWS])


def visit_row(diary: Diary, visit: Visit) -> Proof:
    return Proof(f"visit_{visit.outcome}", visit.record, visit.failed_at, of_visit(diary, visit))


def of_visit(diary: Diary, visit: Visit) -> dict[str, Fact]:
    facts = named(visit)
    event = visit.event
    if event and visit.is_failure:
        if at := dated(event.at):
            facts["moved_on"] = diary.day(at)
        if told := until(event.notified_at, diary.now):
            facts["told_on"] = diary.day(told)
        new = dated(event.new_starts_at)
        if new and visit.outcome == MOVED:
            facts["new_slot"] = Moment(new)
    return facts


def next_row(diary: Diary, visit: Visit | None) -> tuple[Proof, ...]:
    if visit is None:
        return ()
    return (Proof("visit_next", visit.appointment.record, visit.starts_at, diary.ahead(visit)),)


def not_ours(diary: Diary) -> tuple[Proof, ...]:
    """Her own moves, and visits at which she was not met: they count against nobody."""
    since = diary.now - timedelta(days=diary.snapshot.company.promises.failures_days)
    found = []
    for event in diary.snapshot.appointment_events:
        at = until(event.at, diary.now)
        if at and at >= since and event.by == "customer" and event.kind in ("moved", "cancelled"):
            phrase = "moved_herself" if event.kind == "moved" else "called_off_herself"
            found.append(Proof(phrase, event.record, at, {"moved_on": diary.day(at)}))
    for visit in diary.visits:
        if visit.outcome == NO_ACCESS and visit.starts_at >= since:
            found.append(Proof("visit_no_access", visit.record, visit.failed_at, named(visit)))
    return tuple(found[:MOST_RULED_OUT])
