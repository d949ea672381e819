"""CB_WRONG and CB_MISSED: a call that was promised to her and did not reach her."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from firstline.casework.facts import Account, Moment, State, Tail
from firstline.casework.finding import Certainty, Finding, Proof
from firstline.casework.findings.call import known
from firstline.casework.findings.call.booked import Booked
from firstline.casework.findings.call.reach import Reach
from firstline.casework.promises.clock import at_hers, company_day, her_day
from firstline.casework.promises.model import dated
from firstline.casework.said import Said
from firstline.records.snapshot import Snapshot

MOST_SHOWN = 4


@dataclass(frozen=True)
class _View:
    snapshot: Snapshot
    reach: Reach
    now: datetime


def find(
    snapshot: Snapshot, said: Said, now: datetime, booked: Sequence[Booked], reach: Reach
) -> list[Finding]:
    since = now - timedelta(days=snapshot.company.promises.failures_days)
    open_ones = [
        one
        for one in booked
        if one.promise.due_at >= since
        and (one.promise.is_open or one.promise.state in ("due", "unknown"))
    ]
    wrong = [one for one in open_ones if one.is_wrong]
    missed = [one for one in open_ones if not one.is_wrong and one.promise.state != "due"]
    view = _View(snapshot, reach, now)
    return [
        _finding(view, code, *_meant(snapshot, said, ones))
        for code, ones in (("CB_WRONG", wrong), ("CB_MISSED", missed))
        if ones
    ]


def _meant(snapshot: Snapshot, said: Said, ones: list[Booked]) -> list[Booked]:
    """First what she names the day of, then what is known to be missed, then the newest."""
    days = {day.day for day in said.days}

    def place(one: Booked) -> tuple:
        due = one.promise.due_at
        is_named = bool({her_day(snapshot, due), company_day(snapshot, due)} & days)
        return is_named, one.promise.state == "broken", due

    return sorted(ones, key=place, reverse=True)


def _finding(view: _View, code: str, one: Booked, *others: Booked) -> Finding:
    snapshot = view.snapshot
    shown = (one, *others)[:MOST_SHOWN]
    facts = _of(view, one)
    if others:
        facts["count"] = Account(str(1 + len(others)))
    if one.promise.state == "unknown":
        facts |= {"unsure": State(), "log_until": known.moment(snapshot.as_of.get("callbacks"))}
    rows = tuple(_row(view, each) for each in shown)
    out = _ruled_out(view.reach, one)
    return Finding("call", code, _certainty(view, code, one), known.kept(facts), rows, out)


def _row(view: _View, one: Booked) -> Proof:
    return Proof(_phrase(one), one.row.record, one.promise.due_at, known.kept(_of(view, one)))


def _certainty(view: _View, code: str, one: Booked) -> Certainty:
    if code == "CB_MISSED" and one.promise.state == "unknown":
        return "unknown"
    is_ours = one.row.record in view.snapshot.beside.records
    is_known = is_ours or view.snapshot.is_fresh(view.now, "callbacks")
    return "certain" if is_known else "likely"


def _phrase(one: Booked) -> str:
    if one.wrong_number:
        return "callback_number"
    if one.wrong_hour:
        return "callback_hour"
    return "callback_unsure" if one.promise.state == "unknown" else "callback_missed"


def _ruled_out(reach: Reach, one: Booked) -> tuple[Proof, ...]:
    out = [Proof("right_number")] if reach.is_hers(one.row.phone) else []
    return tuple(out if one.wrong_hour else [*out, Proof("right_hour")])


def _of(view: _View, one: Booked) -> known.Found:
    due, numbers = one.promise.due_at, view.reach.numbers
    found: known.Found = {"due_at": Moment(due), "colleague": known.plain(one.row.owner)}
    if one.wrong_number:
        found |= {"wrong_number": State(), "booked_tail": _tail(one.row.phone)}
    if one.wrong_hour:
        found |= {"wrong_hour": State(), "meant_at": _meant_at(view, due)}
    if due > view.now:
        found["still_to_come"] = State()
    if numbers:
        found |= {"right_phone": Account(numbers[0]), "right_tail": _tail(numbers[0])}
    placed = dated(one.row.placed_at)
    found["rang_at"] = known.moment(placed if placed != due else None)
    return found


def _tail(number: str) -> Tail | None:
    digits = "".join(filter(str.isdigit, number))
    return Tail(digits[-4:]) if len(digits) >= 4 else None


def _meant_at(view: _View, due: datetime) -> Moment | None:
    """The time of day that was booked on our clock, on hers; None when it is past or at night."""
    wall = due.astimezone(view.snapshot.company.timezone)
    meant = at_hers(view.snapshot, wall.date(), wall.time())
    return Moment(meant) if meant > view.now and not view.reach.is_at_night(meant) else None
