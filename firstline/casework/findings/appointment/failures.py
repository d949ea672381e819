"""Visits that we missed, moved or called off: one, or several."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from firstline.casework.facts import Account, Day, Fact, State
from firstline.casework.finding import Finding, Proof
from firstline.casework.findings.appointment import owed, rows
from firstline.casework.findings.appointment.diary import Diary, named
from firstline.casework.promises.appointments import promise
from firstline.casework.promises.clock import company_day
from firstline.casework.promises.model import until
from firstline.casework.promises.visits import (
    CANCELLED,
    MISSED,
    MOVED,
    OPEN,
    Visit,
)
from firstline.casework.workshop import is_handing_in

RECENT = timedelta(days=30)
_BECAME = {MISSED: "nobody_came", MOVED: "was_moved", CANCELLED: "called_off"}


def broken(diary: Diary) -> Finding | None:
    """MISS_N from two failures on, MISS_1 for one; nothing once all is long made good."""
    failures = diary.failures
    if not failures:
        return unrecorded(diary)
    if all(_is_past(diary, visit) for visit in failures):
        return None
    visit = diary.meant(failures)
    facts = {**rows.of_visit(diary, visit), _BECAME[visit.outcome]: State()}
    coming = diary.next_of(visit.appointment)
    facts |= counted(diary, failures) | diary.ahead(coming) | owed.compensation(diary, failures)
    came = came_since(diary, visit)
    if came:
        facts["made_good_on"] = diary.day(came)
    code = "MISS_N" if len(failures) > 1 else "MISS_1"
    evidence = rows.failed(diary, failures) + rows.next_row(diary, coming)
    return Finding("appointment", code, "certain", facts, evidence, rows.not_ours(diary))


def counted(diary: Diary, failures: Sequence[Visit]) -> dict[str, Fact]:
    if not failures:
        return {}
    facts: dict[str, Fact] = {
        "failures": Account(str(len(failures))),
        "since": diary.day(failures[-1].failed_at),
    }
    if len(failures) > 1:
        facts["several"] = State()
    return facts


def came_since(diary: Diary, failed: Visit) -> datetime | None:
    """When somebody came after it failed, for the same kind of visit; None while nobody has."""
    times = [failed.came_at] if failed.came_at else []
    kind = failed.appointment.kind
    times += [came for kept, came in diary.kept if kept == kind and came > failed.failed_at]
    return until(min(times, default=None), diary.now)


def _is_past(diary: Diary, visit: Visit) -> bool:
    is_old = visit.failed_at < diary.now - RECENT
    return is_old and came_since(diary, visit) is not None and not diary.is_named(visit.starts_at)


def unrecorded(diary: Diary) -> Finding | None:
    """A visit whose day is over and of which nothing is recorded; one whose day the records do
    not reach is told when she names that day."""
    for visit in diary.visits:
        if visit is diary.conceded or visit.outcome != OPEN:
            continue
        if is_handing_in(visit.appointment.kind):  # nobody was to come to her
            continue
        if not diary.now - RECENT <= visit.ends_at < diary.now:
            continue
        state = promise(diary.snapshot, visit, diary.now).state
        coming = diary.ahead(diary.next_of(visit.appointment))
        facts = {**named(visit), **coming, "no_record": State()}
        row = Proof("visit_unrecorded", visit.appointment.record, visit.starts_at, named(visit))
        if state == "broken":
            return Finding("appointment", "MISS_1", "likely", facts, (row,), rows.not_ours(diary))
        if diary.is_named(visit.starts_at):
            facts |= _books_end(diary)
            return Finding("appointment", "MISS_1", "unknown", facts, (row,), rows.not_ours(diary))
    return None


def _books_end(diary: Diary) -> dict[str, Fact]:
    reached = diary.snapshot.as_of.get("appointments")
    return {"books_end": Day(company_day(diary.snapshot, reached))} if reached else {}
