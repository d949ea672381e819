"""Handing the outbox over: claim one, give it to the receiver outside any transaction, settle.

At least once: a worker that ends between the receiver's yes and settling leaves the order held,
and when that is over it is handed over again under the same id.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.engine import Engine

from firstline import clock, database, quiet
from firstline.desk.keeping import notices
from firstline.desk.keeping.notices import Notice
from firstline.desk.keeping.telling import LEAD
from firstline.desk.outbox import queue, topics
from firstline.desk.outbox.order import Claimed
from firstline.desk.outbox.queue import DEAD
from firstline.desk.outbox.receiver import NotDelivered, Receiver

# Longer than any receiver takes; so long a killed worker's order waits.
HOLD_FOR = timedelta(seconds=60)
MOST_A_ROUND = 50
TOO_LATE = "too late to be of use"


@dataclass(frozen=True)
class Delivery:
    """`tell` gets a line about each order that is given up; leads get a notice.

    `machine` is the machine's clock, for holds and pauses; `now` the desk's, for an order's age.
    """

    desk: Engine
    receiver: Receiver
    holder: str
    machine: Callable[[], datetime]
    tell: Callable[[str], None]
    now: Callable[[], datetime] = clock.now

    def round(self, is_stopping: Callable[[], bool] = lambda: False) -> bool:
        """Deliver what is due until the receiver is away; True when it left some for the next."""
        if not self._is_any_due():
            return False
        for _ in range(MOST_A_ROUND):
            if is_stopping():
                return False
            claimed = self._claim()
            if claimed is None or not self._hand_over(claimed):
                return False
        return True

    def _is_any_due(self) -> bool:
        """Looked up first, so that an idle worker does not hold off SQLite's writers."""
        with self.desk.connect() as connection:
            return queue.is_any_due(connection, self.machine())

    def _claim(self) -> Claimed | None:
        with database.writing(self.desk) as connection:
            claimed = queue.claim(connection, self.holder, self.machine(), 1, HOLD_FOR)
        return claimed[0] if claimed else None

    def _hand_over(self, claimed: Claimed) -> bool:
        """False when others would fare no better now."""
        try:
            if topics.is_too_late(claimed.order.topic, claimed.at, self.now()):
                raise NotDelivered(TOO_LATE, for_good=True)
            self.receiver.take(claimed)
        except NotDelivered as refusal:
            self._give_back(claimed, refusal)
            return not refusal.away
        except Exception as wrong:  # one order that cannot be handed over must not stop the others
            self._give_back(claimed, NotDelivered(quiet.where(wrong)))
            return True
        with database.writing(self.desk) as connection:
            queue.delivered(connection, claimed, self.machine())
        return True

    def _give_back(self, claimed: Claimed, refusal: NotDelivered) -> None:
        problem, for_good, now = refusal.problem, refusal.for_good, self.machine()
        with database.writing(self.desk) as connection:
            state = queue.failed(connection, claimed, now, problem, for_good=for_good)
            if state == DEAD:
                notices.tell(connection, _given_up(claimed, problem, now), self.now())
        if state == DEAD:
            self.tell(f"{claimed.order.topic} {claimed.outbox_id} is given up: {problem}")


def _given_up(claimed: Claimed, problem: str, at: datetime) -> Notice:
    """Told at the desk alone: through the outbox it would go to the receiver that is away. What was
    sent again and is given up again is told again."""
    facts = {"topic": claimed.order.topic, "problem": problem}
    about, case_id = f"{claimed.outbox_id}/{at.isoformat()}", claimed.case_id
    return Notice(notices.ORDER_DEAD, about, role=LEAD, case_id=case_id, facts=facts)
