"""Complaints she says she made, and that nobody wrote down."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from firstline.casework.facts import Account, Day, Fact, Level, State
from firstline.casework.finding import Certainty, Finding, Proof
from firstline.casework.findings.appointment.complaints import MOST_ROWS
from firstline.casework.findings.appointment.diary import Diary
from firstline.casework.promises.clock import company_day
from firstline.casework.promises.model import until
from firstline.casework.said.claim import NO_COMPLAINT, TOLD_US
from firstline.casework.wishes import wants_to_complain

# How far from the day she told us it may lie.
EARLIER, LATER = timedelta(days=3), timedelta(days=7)
UNDATED_LOOK_BACK = timedelta(days=180)


def unlogged(diary: Diary) -> Finding | None:
    """She says that she told us, and no complaint is recorded around that day."""
    claim = diary.said.claimed(TOLD_US)
    if claim is None and wants_to_complain(diary.said.text):
        return _now(diary)
    if claim is None or (claim.day and claim.day > company_day(diary.snapshot, diary.now)):
        return None
    if any(_is_around(diary, row, claim.day) for row in diary.snapshot.complaints):
        return None
    facts: dict[str, Fact] = {"told_us_on": Day(claim.day)} if claim.day else {}
    reached = diary.snapshot.as_of.get("complaints")
    is_known = reached is not None and not (
        claim.day and company_day(diary.snapshot, reached) <= claim.day
    )
    if reached is not None and not is_known:
        facts["books_end"] = Day(company_day(diary.snapshot, reached))
    certainty: Certainty = "likely" if is_known else "unknown"
    return Finding(
        "appointment",
        "COMPLAINT_UNLOGGED",
        certainty,
        facts,
        _calls_of(diary, claim.day),
        _others(diary),
    )


def _now(diary: Diary) -> Finding | None:
    """She complains today; an open complaint of hers is taken up instead."""
    complaints = diary.snapshot.complaints
    if diary.said.claimed(NO_COMPLAINT) or any(row.closed_at is None for row in complaints):
        return None
    facts: dict[str, Fact] = {"wants_now": State(Level.ANONYMOUS)}
    return Finding("appointment", "COMPLAINT_UNLOGGED", "likely", facts, (), _others(diary))


def _is_around(diary: Diary, row: Any, day: date | None) -> bool:
    received = until(row.received_at, diary.now)
    if received is None:
        return False
    if day is None:
        return received >= diary.now - UNDATED_LOOK_BACK
    return day - EARLIER <= company_day(diary.snapshot, received) <= day + LATER


def _calls_of(diary: Diary, day: date | None) -> tuple[Proof, ...]:
    """That she rang that day at all."""
    if day is None:
        return ()
    return tuple(
        Proof("rang_us", call.record, at, {"told_us_on": Day(day)})
        for call in diary.snapshot.calls
        if call.direction == "in"
        and (at := until(call.started_at, diary.now))
        and company_day(diary.snapshot, at) == day
    )[:MOST_ROWS]


def _others(diary: Diary) -> tuple[Proof, ...]:
    """Complaints on record that are not the one she means."""
    known = [(until(row.received_at, diary.now), row) for row in diary.snapshot.complaints]
    dated = [(at, row) for at, row in known if at]
    if not dated:
        return (Proof("no_complaint"),)
    return tuple(_other(diary, at, row) for at, row in dated[:MOST_ROWS])


def _other(diary: Diary, at: datetime, row: Any) -> Proof:
    facts = {"complaint": Account(row.complaint_id or ""), "received_on": diary.day(at)}
    return Proof("other_complaint", row.record, at, facts)
