"""Cut off, not called back, not able to book; a wrong, broken or dangerous thing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from firstline.casework.facts import State
from firstline.casework.finding import Family, Finding
from firstline.casework.findings.call import (
    booking,
    callbacks,
    defect,
    drops,
    known,
    safety,
    wrong_item,
)
from firstline.casework.findings.call.booked import Booked, booked, kept
from firstline.casework.findings.call.goods import Bought
from firstline.casework.findings.call.reach import reach
from firstline.casework.findings.call.topic import DROPS, topic, was_rung
from firstline.casework.said import Said
from firstline.records.snapshot import Snapshot

# In the order of precedence.
CODES = (
    "SAFETY",
    "REPEAT_DROP",
    "DROP_LIVE",
    "CB_WRONG",
    "CB_MISSED",
    "DROP_PAST",
    "PORTAL_FAIL",
    "WRONG_ITEM",
    "DEFECT",
)
CHECKS = tuple(code for code in CODES if code not in ("SAFETY", "DEFECT"))


def find(snapshot: Snapshot, said: Said, now: datetime) -> tuple[Finding, ...]:
    """Danger first, then what she speaks of, then the rest in order of precedence."""
    can_be_rung, bought = reach(snapshot), Bought(snapshot, now)
    promised = booked(snapshot, can_be_rung, now)
    rung = was_rung(said)
    packed = wrong_item.find(said, bought)
    found = [
        *safety.find(snapshot, said, bought),
        *drops.find(snapshot, said, now, (*kept(promised), *([now] if rung else []))),
        *callbacks.find(snapshot, said, now, _open(promised, rung, now), can_be_rung),
        *booking.find(snapshot, now),
        *packed,
        *(() if packed and defect.is_inferred(said) else defect.find(said, bought)),
    ]
    spoken_of = topic(said)
    found.sort(key=lambda one: (one.code != "SAFETY", one.code not in spoken_of, _rank(one)))
    return tuple(_with_page(found))


def _open(promised: Sequence[Booked], rung: bool, now: datetime) -> Sequence[Booked]:
    """Whoever was rung by us waits for no callback whose time is past."""
    return [one for one in promised if not (rung and one.promise.due_at <= now)]


def _rank(finding: Finding) -> int:
    return CODES.index(finding.code)


def _with_page(found: list[Finding]) -> list[Finding]:
    """Whoever was cut off and could not book either gets a time from the agent in the same breath."""
    if not any(one.code == "PORTAL_FAIL" for one in found):
        return found
    return [
        replace(one, facts={**one.facts, "page_failed": State()}) if one.code in DROPS else one
        for one in found
    ]


FAMILY = Family("call", CODES, known.KINDS, find, checks=CHECKS)
