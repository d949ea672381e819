"""What is still to come and is in order: her next visit, and a repair that has all it needs."""

from __future__ import annotations

from firstline.casework.facts import Account, Fact, Moment, State
from firstline.casework.finding import Proof
from firstline.casework.findings.appointment.diary import Diary
from firstline.casework.findings.parts.bench import Bench
from firstline.casework.findings.parts.trouble import troubles
from firstline.casework.promises import parts


def next_visit(diary: Diary) -> Proof | None:
    """None when no visit is booked or the records are too old to tell."""
    ahead = next(iter(diary.booked), None)
    if ahead is None:
        return None
    facts: dict[str, Fact] = {"next_slot": Moment(ahead.starts_at)}
    if ahead.appointment.kind:
        facts["visit"] = Account(ahead.appointment.kind)
    return Proof("visit_booked", ahead.record, ahead.starts_at, facts)


def repair(diary: Diary) -> Proof | None:
    """The open job that comes first, when nothing is wrong with any of its parts."""
    bench = Bench(diary.snapshot, diary.said, diary.now)
    job = next(iter(bench.jobs), None)
    if job is None or not job.parts or not bench.is_fresh or troubles(bench, job):
        return None
    facts: dict[str, Fact] = {}
    if job.order.asset:
        facts["job"] = Account(job.order.asset)
    if job.starts_at and job.starts_at > diary.now:
        facts["work_at"] = Moment(job.starts_at)
    is_here = all(parts.arrived(row, diary.now) for row in job.parts)
    facts["all_here" if is_here else "all_in_time"] = State()
    return Proof("repair_in_order", job.order.record, job.starts_at, facts)
