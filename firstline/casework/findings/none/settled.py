"""What she asks about did happen, went as she wished or is in order: the row that tells it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from firstline.casework.facts import Account, Fact, Moment, Plain
from firstline.casework.finding import Proof
from firstline.casework.findings.appointment.diary import Diary, named
from firstline.casework.findings.call.booked import Booked, booked
from firstline.casework.findings.call.reach import reach
from firstline.casework.findings.none.ahead import next_visit, repair
from firstline.casework.promises.model import dated, until
from firstline.casework.promises.visits import KEPT
from firstline.casework.said import Said
from firstline.records.snapshot import Snapshot


def settled(
    snapshot: Snapshot, said: Said, intents: Sequence[str], now: datetime
) -> tuple[Proof, ...]:
    """One row for each of the issues that the records settle, of the days that failures count."""
    diary = Diary(snapshot, said, now)
    tell = {
        "call_dropped": _callback,
        "complaint_unanswered": _complaint,
        "appointment_missed": _visit,
        "parts_missing": repair,
    }
    rows = (tell[intent](diary) for intent in dict.fromkeys(intents) if intent in tell)
    return tuple(row for row in rows if row)


def _callback(diary: Diary) -> Proof | None:
    """The callback that was made last, or on the day that she names."""
    made = [
        (one.promise.kept_at or one.promise.due_at, one)
        for one in booked(diary.snapshot, reach(diary.snapshot), diary.now)
        if one.promise.state == "kept" or one.promise.kept_at
    ]
    at, one = _meant(diary, made)
    if one is None:
        return None
    return Proof("callback_made", one.row.record, at, _of_callback(one))


def _of_callback(one: Booked) -> dict[str, Fact]:
    facts: dict[str, Fact] = {"callback_at": Moment(one.promise.due_at)}
    if one.promise.kept_at:
        facts["rang_at"] = Moment(one.promise.kept_at)
    if one.row.owner:
        facts["colleague"] = Plain(one.row.owner)
    return facts


def _complaint(diary: Diary) -> Proof | None:
    """The complaint that was answered last."""
    answered = [
        (at, row)
        for row in diary.snapshot.complaints
        if (at := until(row.answered_at, diary.now)) and dated(row.received_at)
    ]
    at, row = _meant(diary, answered)
    if row is None:
        return None
    facts: dict[str, Fact] = {
        "complaint": Account(row.complaint_id or ""),
        "received_on": diary.day(dated(row.received_at)),
        "answered_on": diary.day(at),
    }
    return Proof("complaint_answered", row.record, at, facts)


def _visit(diary: Diary) -> Proof | None:
    """The visit that she moved or called off, or the one that took place, whichever is later; else
    the next one."""
    hers = [
        (at, event)
        for event in diary.snapshot.appointment_events
        if event.by == "customer" and event.kind in ("moved", "cancelled")
        if (at := until(event.at, diary.now))
    ]
    kept = [
        (visit.came_at or visit.starts_at, visit)
        for visit in diary.visits
        if visit.outcome == KEPT and visit.starts_at <= diary.now
    ]
    (moved_at, event), (came_at, visit) = _meant(diary, hers), _meant(diary, kept)
    if event is not None and (visit is None or moved_at >= came_at):
        return Proof(f"{event.kind}_by_her", event.record, moved_at, _of_move(diary, event))
    if visit is None:
        return next_visit(diary)
    facts = {**named(visit), "came_at": Moment(came_at)} if visit.came_at else named(visit)
    return Proof("visit_kept", visit.record, came_at, facts)


def _of_move(diary: Diary, event: Any) -> dict[str, Fact]:
    facts: dict[str, Fact] = {"asked_on": diary.day(until(event.at, diary.now))}
    if old := dated(event.old_starts_at):
        facts["slot"] = Moment(old)
    new = dated(event.new_starts_at)
    if new and event.kind == "moved":
        facts["new_slot"] = Moment(new)
    return facts


def _meant(diary: Diary, dated_rows: list[tuple[datetime, Any]]) -> tuple[datetime, Any]:
    """The newest of the days that she names, else the newest; (now, None) when there is none."""
    since = diary.now - timedelta(days=diary.snapshot.company.promises.failures_days)
    recent = [
        (diary.is_named(at), at, place) for place, (at, _) in enumerate(dated_rows) if at > since
    ]
    if not recent:
        return diary.now, None
    return dated_rows[max(recent)[2]]
