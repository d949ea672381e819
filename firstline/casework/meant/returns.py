"""What she wants to give back: one of two orders, or a thing that is not the one she ordered."""

from __future__ import annotations

from dataclasses import dataclass

from firstline.casework.findings import call, debit
from firstline.casework.findings.order.asked import is_to_return
from firstline.casework.meant.asked import Asked
from firstline.casework.meant.issues import ITEM, ORDER, TWICE
from firstline.casework.wishes import sends_back, tells_of_no_fault


@dataclass(frozen=True)
class Returns:
    asked: Asked

    def matter(self) -> str | None:
        """What the records know of it; None when they know of no reason."""
        if not sends_back(self.asked.text):
            return None
        if tells_of_no_fault(self.asked.text) and self._has_come():
            return ORDER
        if self.asked.shows(call.find, "WRONG_ITEM"):
            return ITEM
        if self.asked.shows(debit.find, "TWO_ORDERS"):
            return TWICE
        return ORDER if is_to_return(self.asked.said) and self._has_come() else None

    def _has_come(self) -> bool:
        bought = self.asked.bought
        return any(map(bought.delivered_at, bought.orders.values()))
