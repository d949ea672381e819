"""The free times that a callback can be booked for: some days at once, and the way to the others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from itertools import groupby

from sqlalchemy.engine import Connection

from firstline.casework.doing.fields import FROM, turns_over
from firstline.casework.doing.model import Option
from firstline.casework.facts import Day
from firstline.casework.formats import formats
from firstline.casework.playbook.node import read
from firstline.company import Company
from firstline.desk.free_times import diary
from firstline.desk.free_times.free import Slot
from firstline.desk.keeping import callbacks
from firstline.records.snapshot import Snapshot
from firstline.settings import PROJECT

WORDS = PROJECT / "data" / "doing" / "slots.yml"
DAYS_AT_ONCE = 3  # business days that have free times
MOST = 2000  # of all the days that are looked through


@dataclass(frozen=True)
class Times:
    """`free`: ISO 8601 and how the time reads where she lives; `other_days`: what to type for the days
    before and after ("from:DAY")."""

    free: tuple[Option, ...]
    other_days: tuple[Option, ...]


def offered(
    desk: Connection,
    records: Connection,
    snapshot: Snapshot,
    agent: str,
    typed: str,
    now: datetime,
) -> Times:
    """From the day on that was `typed`: "from:DAY", or a time of that day."""
    found = diary.next_slots(desk, records, snapshot, agent, now, MOST, callbacks.MINUTES)
    days = [(day, tuple(of_day)) for day, of_day in groupby(found, lambda one: one.ours.date())]
    first = _first(days, _wanted(typed, snapshot.company))
    shown = [one for _, of_day in days[first : first + DAYS_AT_ONCE] for one in of_day]
    free = tuple(Option(one.starts_at.isoformat(), diary.label(one, snapshot)) for one in shown)
    earlier = [_turn("earlier", days[max(first - DAYS_AT_ONCE, 0)][0], snapshot)] if first else []
    later = [_turn("later", day, snapshot) for day, _ in days[first + DAYS_AT_ONCE :][:1]]
    return Times(free, (*earlier, *later))


def _first(days: Sequence[tuple[date, tuple[Slot, ...]]], wanted: date | None) -> int:
    """The place of the first day from that one on; without such a day there are none after it."""
    return sum(day < wanted for day, _ in days) if wanted else 0


def _wanted(typed: str, company: Company) -> date | None:
    """None for what is neither a day nor a time."""
    typed = typed.strip()
    try:
        if turns_over(typed):
            return date.fromisoformat(typed.removeprefix(FROM))
        moment = datetime.fromisoformat(typed.replace("Z", "+00:00"))
        return (moment.astimezone(company.timezone) if moment.tzinfo else moment).date()
    except (ValueError, OverflowError):  # the year 1 has no day before it
        return None


def _turn(to: str, day: date, snapshot: Snapshot) -> Option:
    ours = formats(snapshot.company, None, None)
    return Option(f"{FROM}{day}", _words()[to].format(day=ours.text(Day(day))))


@lru_cache(maxsize=1)
def _words() -> Mapping[str, str]:
    return {name: node.text() for name, node in read(WORDS).mapping().items()}
