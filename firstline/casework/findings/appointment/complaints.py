"""Complaints that nobody acknowledged or answered in time."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from firstline.casework.facts import Account, Fact, Plain, State
from firstline.casework.finding import Certainty, Finding, Proof
from firstline.casework.findings.appointment.diary import Diary
from firstline.casework.promises import ACKNOWLEDGEMENT, ANSWER, FINAL_ANSWER, Promise
from firstline.casework.promises import complaints as clocks
from firstline.casework.promises.model import until
from firstline.records.identifiers import compact

MOST_ROWS = 3
CLOSED_LOOK_BACK = timedelta(days=90)
_BY_KIND = {ACKNOWLEDGEMENT: "unacknowledged", ANSWER: "unanswered"}


def stale(diary: Diary) -> Finding | None:
    """The one she names, else the one that has waited longest; its clocks never start again."""
    late = [row for row in diary.snapshot.complaints if _late(diary, row)]
    late.sort(key=lambda row: until(row.received_at, diary.now))
    named = (row for row in late if _is_named(diary, row))
    row = next(named, next(iter(late), None))
    if row is None:
        return None
    promises = _late(diary, row)
    others = [other for other in late if other is not row]
    evidence = tuple(_row(diary, each) for each in (row, *others)[:MOST_ROWS])
    return Finding(
        "appointment",
        "COMPLAINT_STALE",
        _certainty(row, promises),
        _of(diary, row),
        evidence,
    )


def _late(diary: Diary, row: Any) -> tuple[Promise, ...]:
    """The clocks of this complaint that ran out and still wait for an answer."""
    if until(row.answered_at, diary.now):
        return ()
    closed = until(row.closed_at, diary.now)
    if closed and closed < diary.now - CLOSED_LOOK_BACK:
        return ()
    wanted = [ANSWER] if until(row.acknowledged_at, diary.now) else [ACKNOWLEDGEMENT, ANSWER]
    return tuple(
        one
        for one in clocks.of_complaint(diary.snapshot, row, diary.now)
        if one.kind in wanted and (one.is_open or one.state == "unknown")
    )


def _certainty(row: Any, promises: tuple[Promise, ...]) -> Certainty:
    if row.closed_at:
        return "likely"
    return "certain" if any(one.is_open for one in promises) else "unknown"


def _of(diary: Diary, row: Any) -> dict[str, Fact]:
    snapshot, received = diary.snapshot, until(row.received_at, diary.now)
    facts: dict[str, Fact] = {
        "complaint": Account(row.complaint_id or ""),
        "received_on": diary.day(received),
    }
    late = _late(diary, row)
    sure = [one for one in late if one.is_open]
    for one in sure:
        facts[_BY_KIND[one.kind]] = State()
    first = min(one.due_at for one in (sure or late))
    facts["due_on"] = diary.day(first)
    last = clocks.clocks(snapshot, received)[FINAL_ANSWER]
    facts["final_by" if diary.now <= last else "final_passed"] = diary.day(last)
    if row.owner:
        facts["complaint_owner"] = Plain(row.owner)
    if until(row.closed_at, diary.now):
        facts["closed_unanswered"] = State()
    elif not sure and "complaints" in snapshot.as_of:
        facts["books_end"] = diary.day(snapshot.as_of["complaints"])
    return facts


def _row(diary: Diary, row: Any) -> Proof:
    return Proof("complaint_row", row.record, until(row.received_at, diary.now), _of(diary, row))


def _is_named(diary: Diary, row: Any) -> bool:
    named = {compact(mention.value) for mention in diary.said.mentions}
    return compact(row.complaint_id or "") in named or diary.is_named(row.received_at)
