"""What she wants to give back: one of two orders, or a thing that is not the one she ordered."""

from __future__ import annotations

from dataclasses import dataclass

from firstline.casework.findings import call, debit
from firstline.casework.meant.asked import Asked
from firstline.casework.meant.issues import ITEM, TWICE
from firstline.casework.wishes import sends_back


@dataclass(frozen=True)
class Returns:
    asked: Asked

    def matter(self) -> str | None:
        """What the records know of it; None when they know of no reason."""
        if not sends_back(self.asked.text):
            return None
        if self.asked.shows(call.find, "WRONG_ITEM"):
            return ITEM
        return TWICE if self.asked.shows(debit.find, "TWO_ORDERS") else None
