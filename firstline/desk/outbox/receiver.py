"""What takes the orders of the outbox: the form they are handed over in, and how it refuses."""

from __future__ import annotations

import json
from typing import Protocol

from firstline.desk.outbox.order import Claimed


class NotDelivered(Exception):
    """The receiver does not have it. `problem` holds no address, password or answer's text.

    `for_good`: it never will. `away`: others would fare no better now.
    """

    def __init__(self, problem: str, *, for_good: bool = False, away: bool = False) -> None:
        super().__init__(problem)
        self.problem, self.for_good, self.away = problem, for_good, away


class Receiver(Protocol):
    def take(self, claimed: Claimed) -> None:
        """Returns when it has the order, safe from a crash of ours; else raises NotDelivered."""


def body(claimed: Claimed) -> str:
    """The order as JSON, the same at every attempt; `timestamp` is when it was decided."""
    parts = {
        "type": claimed.order.topic,
        "timestamp": claimed.at.isoformat(),
        "data": dict(claimed.order.payload),
    }
    return json.dumps(parts, ensure_ascii=False)
