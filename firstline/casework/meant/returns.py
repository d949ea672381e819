"""What she wants to give back: one of two orders, or a thing that is not the one she ordered."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from firstline.casework.findings import call, debit
from firstline.casework.findings.order.asked import is_to_return
from firstline.casework.meant.asked import Asked
from firstline.casework.wishes import sends_back, tells_of_no_fault


@dataclass(frozen=True)
class Returns:
    asked: Asked

    @property
    def is_without_a_fault(self) -> bool:
        """It came, and does not fit or is not wanted any more."""
        return self._are_wanted and tells_of_no_fault(self.asked.text) and self._has_come

    @property
    def is_another_thing(self) -> bool:
        return self._are_wanted and self.asked.shows(call.find, "WRONG_ITEM")

    @property
    def is_one_of_two(self) -> bool:
        return self._are_wanted and self.asked.shows(debit.find, "TWO_ORDERS")

    @property
    def is_of_what_came(self) -> bool:
        return self._are_wanted and is_to_return(self.asked.said) and self._has_come

    @cached_property
    def _are_wanted(self) -> bool:
        return sends_back(self.asked.text)

    @cached_property
    def _has_come(self) -> bool:
        bought = self.asked.bought
        return any(map(bought.delivered_at, bought.orders.values()))
