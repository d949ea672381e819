"""Missed, moved, unanswered: what became of visits, complaints and contracts."""

from __future__ import annotations

from datetime import datetime

from firstline.casework.finding import Family, Finding
from firstline.casework.findings.appointment.complaints import stale
from firstline.casework.findings.appointment.diary import Diary
from firstline.casework.findings.appointment.earnings import earnings
from firstline.casework.findings.appointment.failures import broken
from firstline.casework.findings.appointment.known import KINDS
from firstline.casework.findings.appointment.lead_time import lead_time
from firstline.casework.findings.appointment.left import left_alone
from firstline.casework.findings.appointment.no_access import no_access
from firstline.casework.findings.appointment.unlogged import unlogged
from firstline.casework.findings.appointment.untold import moved_untold
from firstline.casework.said import Said
from firstline.records.snapshot import Snapshot

FAILED = ("MISS_N", "MOVED_UNTOLD", "MISS_1", "NO_ACCESS")  # a visit that failed
CHECKS = (
    "CANCELLED_NO_CONTACT",
    *FAILED,
    "LEAD_TIME",
    "COMPLAINT_STALE",
)
CODES = ("EARNINGS", *CHECKS, "COMPLAINT_UNLOGGED")


def find(snapshot: Snapshot, said: Said, now: datetime) -> tuple[Finding, ...]:
    """The leading one first: lost pay, a contract that ended, then how often we failed."""
    diary = Diary(snapshot, said, now)
    failed, untold = broken(diary), moved_untold(diary)
    if failed and failed.code == "MISS_N":
        visits = (failed, untold)
    else:
        visits = (untold, None if _is_same(failed, untold) else failed)
    found = (
        earnings(diary),
        left_alone(diary),
        *visits,
        no_access(diary),
        lead_time(diary),
        stale(diary),
        unlogged(diary),
    )
    return tuple(finding for finding in found if finding)


def _is_same(failed: Finding | None, untold: Finding | None) -> bool:
    """The one failure there is, is the move that she was not told of."""
    if failed is None or untold is None:
        return False
    return failed.evidence[0].record == untold.evidence[0].record


FAMILY = Family("appointment", CODES, KINDS, find, checks=CHECKS)
