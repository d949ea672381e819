"""By when a step has to be done: a span runs from the confirmation, a time that was shown stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from firstline.casework.doing.model import Doing
from firstline.casework.due import Due
from firstline.casework.facts import Fact
from firstline.company import Company

TIMED = ("task", "escalate")  # the kinds of step that somebody does by then
AT_ONCE = 15  # minutes that somebody has who is to do it "now"
_MINUTES = {"minute": 1, "hour": 60, "day": 24 * 60}


def timed(
    doing: Doing, due: Due | None, now: datetime, company: Company, facts: Mapping[str, Fact]
) -> Doing:
    """With what `due` says, as it would be if it were confirmed now."""
    if due is None:
        return doing
    if due.fact or due.unit not in _MINUTES:
        return replace(doing, due_at=due.at(now, company, facts))
    return counted(replace(doing, within=due.count * _MINUTES[due.unit] or AT_ONCE), now)


def counted(doing: Doing, now: datetime) -> Doing:
    """As it holds when it is confirmed, or agreed to, at `now`."""
    if not doing.within:
        return doing
    return replace(doing, due_at=now + timedelta(minutes=doing.within))


def is_over(doing: Doing, since: datetime, now: datetime) -> bool:
    """Whether the time that was shown has passed since then."""
    if doing.within or doing.due_at is None or doing.kind not in TIMED:
        return False
    return since < doing.due_at <= now


def span(minutes: int) -> str:
    """In the longest unit that has no rest: "2 minutes", "1 hour"."""
    unit = max((one for one in _MINUTES if minutes % _MINUTES[one] == 0), key=_MINUTES.get)
    count = minutes // _MINUTES[unit]
    return f"{count} {unit}{'' if count == 1 else 's'}"
