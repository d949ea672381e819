"""A visit that we moved without telling her."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from firstline.casework.facts import Fact, Moment, State
from firstline.casework.finding import Certainty, Finding, Proof
from firstline.casework.findings.appointment import owed, rows
from firstline.casework.findings.appointment.diary import Diary
from firstline.casework.findings.appointment.failures import RECENT, came_since, counted
from firstline.casework.promises.model import dated, until
from firstline.casework.promises.visits import Visit


def moved_untold(diary: Diary) -> Finding | None:
    """The latest of our moves without a word in time, or the one whose day she names."""
    moves = [event for event in diary.snapshot.appointment_events if _is_untold(diary, event)]
    moves.sort(key=lambda event: dated(event.at) or diary.now, reverse=True)
    named = (e for e in moves if diary.is_named(e.old_starts_at) or diary.is_named(e.at))
    event = next(named, next(iter(moves), None))
    if event is None:
        return None
    coming = _next(diary, event)
    facts: dict[str, Fact] = {**_of_move(diary, event), **diary.ahead(coming)}
    facts |= counted(diary, diary.failures) | owed.compensation(diary, diary.failures)
    certainty = _certainty(diary, event)
    if certainty != "certain":
        facts["notice_unknown"] = State()
    proof = Proof("moved_untold", event.record, dated(event.at), _of_move(diary, event))
    others = [v for v in diary.failures if v.record != event.record]
    evidence = (proof, *rows.failed(diary, others), *rows.next_row(diary, coming))
    return Finding("appointment", "MOVED_UNTOLD", certainty, facts, evidence, rows.not_ours(diary))


def _next(diary: Diary, event: Any) -> Visit | None:
    """The time it was moved to while that is booked, else the next for the same work."""
    moved = (a for a in diary.snapshot.appointments if a.appointment_id == event.appointment_id)
    appointment = next(moved, None)
    return appointment and diary.next_of(appointment, dated(event.new_starts_at))


def _is_untold(diary: Diary, event: Any) -> bool:
    at = until(event.at, diary.now)
    old, new = dated(event.old_starts_at), dated(event.new_starts_at)
    days = timedelta(days=diary.snapshot.company.promises.failures_days)
    if event.kind != "moved" or event.by != "company" or at is None or at < diary.now - days:
        return False
    if (old and old == new) or _is_long_over(diary, event):
        return False
    if diary.conceded and diary.by_event.get(event.event_id) is diary.conceded:
        return False
    return not (_told_by_notice(diary, event) or _told_by_message(diary, event))


def _told_by_notice(diary: Diary, event: Any) -> bool:
    """A word after the old time has passed is none."""
    told, old = until(event.notified_at, diary.now), dated(event.old_starts_at)
    return told is not None and (old is None or told <= old)


def _told_by_message(diary: Diary, event: Any) -> bool:
    """A message about that appointment between the move and the old time."""
    at, old = dated(event.at), dated(event.old_starts_at) or diary.now
    about = f"appointment:{event.appointment_id}"
    sent = (dated(m.sent_at) for m in diary.snapshot.messages if m.about == about)
    return any(moment and at <= moment <= old for moment in sent)


def _is_long_over(diary: Diary, event: Any) -> bool:
    visit = diary.by_event.get(event.event_id)
    if visit is None or dated(event.at) >= diary.now - RECENT:
        return False
    return came_since(diary, visit) is not None and not diary.is_named(visit.starts_at)


def _certainty(diary: Diary, event: Any) -> Certainty:
    """Notices that are recorded of no event at all prove no silence; a call may have told her."""
    if not any(each.notified_at for each in diary.snapshot.appointment_events):
        return "unknown"
    at, old = dated(event.at), dated(event.old_starts_at) or diary.now
    rung = any(at <= call <= old for call in diary.rung)
    return "likely" if rung else "certain"


def _of_move(diary: Diary, event: Any) -> dict[str, Fact]:
    facts: dict[str, Fact] = {"moved_on": diary.day(dated(event.at))}
    if old := dated(event.old_starts_at):
        facts["slot"] = Moment(old)
    if new := dated(event.new_starts_at):
        facts["new_slot"] = Moment(new)
    if told := until(event.notified_at, diary.now):
        facts["told_on"] = diary.day(told)
        facts["too_late"] = State()
    return facts
