"""What came of the questions: their answers at Slack, and what the desk still has to do."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select

from benchmarks.slack.asked import Question
from firstline.desk.tables import slack_queue, slack_seen
from firstline.slack import inbox, queue
from firstline.workplace import Workplace
from tests.slack.double import Double

POLL_S = 0.5


@dataclass(frozen=True)
class Counted:
    """How many questions got one answer, how many got none or several; `strays` answer nothing;
    `plain` are answers without a card."""

    once: int
    never: int
    twice: int
    strays: int
    plain: int

    @property
    def is_right(self) -> bool:
        return not (self.never or self.twice or self.strays or self.plain)


def count(slack: Double, asked: Sequence[Question]) -> Counted:
    said = [*slack.state.messages.values(), *slack.state.ephemerals]
    marks = Counter(one.get("thread_ts", "") for one in said)
    marks.update(slack.address_of(one["url"]) for one in slack.state.responses)
    times = [marks.pop(one.mark, 0) for one in asked]
    everything = [*said, *slack.state.responses]
    return Counted(
        once=times.count(1),
        never=times.count(0),
        twice=sum(one > 1 for one in times),
        strays=sum(marks.values()),
        plain=sum(len(one.get("blocks", ())) < 2 for one in everything),
    )


def wait(place: Workplace, patience_s: float) -> float:
    """Until the desk has nothing more to answer or to send; the seconds that took."""
    started = time.monotonic()
    while _is_busy(place) and time.monotonic() - started < patience_s:
        time.sleep(POLL_S)
    return time.monotonic() - started


def _is_busy(place: Workplace) -> bool:
    new = select(func.count()).select_from(slack_seen).where(slack_seen.c.state == inbox.NEW)
    due = select(func.count()).select_from(slack_queue)
    with place.desk.connect() as desk:
        waiting = due.where(slack_queue.c.state == queue.WAITING)
        return bool(desk.execute(new).scalar() or desk.execute(waiting).scalar())
