"""Sending what is in the queue: claim one, call Slack outside any transaction, settle.

A process that ends between Slack's yes and settling leaves the message held. When that is over it is
looked for at Slack, and sent where it does not stand.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol

from firstline import quiet
from firstline.slack import held, unclear
from firstline.slack.calls import NotSent, Sent
from firstline.slack.held import Waiting
from firstline.slack.pen import Pen
from firstline.slack.queue import Call

MOST_A_ROUND = 50
LONGEST_PAUSE = timedelta(minutes=1)
# After that nobody waits for an answer any more; it stands in the case.
GIVEN_UP_AFTER = timedelta(hours=24)


class Sender(Protocol):
    def send(self, call: Call, key: str) -> Sent:
        """Returns when Slack has it; else raises NotSent."""

    def find(self, call: Call, key: str, since: datetime) -> Sent | None:
        """Where it stands, if that can be seen and it does; raises NotSent."""


@dataclass
class Delivery:
    """`tell` gets a line when Slack is away for another reason than before, and when it is back.

    `machine` is the machine's clock: what is tried again later must go on.
    """

    pen: Pen
    slack: Sender
    holder: str
    machine: Callable[[], datetime]
    tell: Callable[[str], None]
    _not_before: datetime | None = field(default=None, init=False)
    _trouble: str = field(default="", init=False)

    def round(self, is_stopping: Callable[[], bool] = lambda: False) -> bool:
        """Send what is due until Slack is away; True when some is left for the next round."""
        if self._waits() or not self._is_any_due():
            return False
        one = self._claim()
        for _ in range(MOST_A_ROUND):
            if one is None:
                return False
            if is_stopping():
                self._let_go(one)
                return False
            is_sent, one = self._send(one)
            if not is_sent:
                return False
        if one is not None:
            self._let_go(one)
        return True

    def _waits(self) -> bool:
        return self._not_before is not None and self.machine() < self._not_before

    def _is_any_due(self) -> bool:
        """Looked up first, so that an idle process does not hold off SQLite's writers."""
        with self.pen.desk.connect() as connection:
            return held.is_any_due(connection, self.machine())

    def _claim(self) -> Waiting | None:
        with self.pen.writing() as connection:
            return held.claim(connection, self.holder, self.machine())

    def _let_go(self, one: Waiting) -> None:
        with self.pen.writing() as connection:
            held.let_go(connection, one)

    def _send(self, one: Waiting) -> tuple[bool, Waiting | None]:
        """Whether others would fare well now, and the next of them."""
        call = one.outgoing.call
        if one.was_held and unclear.note(one.outgoing):
            return self._refused(one, NotSent("held", unclear=True))
        try:
            sent = self.slack.find(call, one.key, one.at) if one.may_be_there else None
            sent = sent or self.slack.send(call, one.key)
        except NotSent as refused:
            return self._refused(one, refused)
        except Exception as wrong:  # one message that cannot be sent must not stop the others
            return self._refused(one, NotSent(quiet.where(wrong)))
        now = self.machine()
        with self.pen.writing() as connection:
            held.sent(connection, one, sent.channel, sent.message, now)
            following = held.claim(connection, self.holder, now)
        self._told("")
        return True, following

    def _refused(self, one: Waiting, refused: NotSent) -> tuple[bool, Waiting | None]:
        now = self.machine()
        is_late = now - one.at > GIVEN_UP_AFTER
        at = now + (refused.after or pause_after(one.attempts + 1))
        note = unclear.note(one.outgoing) if refused.unclear else None
        with self.pen.writing() as connection:
            if note:
                held.instead(connection, one, note, at, refused.problem)
            elif refused.away and not is_late:
                held.later(connection, one, at, refused.problem, now)
            else:
                held.give_up(connection, one, refused.problem, now)
            following = None if refused.away else held.claim(connection, self.holder, now)
        if not refused.away:
            return True, following
        self._not_before = now + refused.after if refused.after else None
        self._told(refused.problem)
        return False, None

    def _told(self, trouble: str) -> None:
        if trouble == self._trouble:
            return
        self._trouble = trouble
        self.tell(f"Slack: {trouble}; tried again" if trouble else "Slack: works again")


def pause_after(attempts: int) -> timedelta:
    """The wait after that many failed attempts (from 1 on): two seconds, four, ... one minute."""
    return min(timedelta(seconds=2 ** min(attempts, 10)), LONGEST_PAUSE)
