"""Her plans: one that is to end, and one that has ended."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from firstline.casework.findings import appointment, debit
from firstline.casework.findings.debit.heard import denies_an_end, speaks_of_an_end
from firstline.casework.findings.order.subscriptions import renewals
from firstline.casework.meant.asked import Asked
from firstline.casework.meant.words import names_a_plan
from firstline.casework.wishes import calls_off
from firstline.records.cancellation import is_off


@dataclass(frozen=True)
class Plans:
    asked: Asked

    @property
    def goes_on(self) -> bool:
        return bool(renewals(self.asked.snapshot, self.asked.now))

    def ends(self) -> bool:
        """Nothing that she ordered can be called off any more, and a plan goes on."""
        if not calls_off(self.asked.text) or not self.goes_on:
            return False
        bought = self.asked.bought
        return not bought.named(self.asked.said) and all(map(self._is_past, bought.orders.values()))

    def asks_of_an_end(self, names_a_plan: bool = False) -> bool:
        """She speaks of the end of her plan, or of an end where no order can be meant, and the only
        plan that we know of has ended."""
        if self.asked.snapshot.orders and not names_a_plan:
            return False
        text = self.asked.text
        return (speaks_of_an_end(text) or denies_an_end(text)) and self._has_ended()

    def is_named_as_ended(self) -> bool:
        """ "Plan cancelled on her without a call"."""
        return names_a_plan(self.asked.text) and self.asks_of_an_end(True)

    def is_charged_after_its_end(self) -> bool:
        """What was taken is for a plan that ended without a word from us."""
        if not self.left_alone():
            return False
        found = debit.find(self.asked.snapshot, self.asked.said, self.asked.now)
        return bool(found) and found[0].code == "RENEWAL"

    def left_alone(self) -> bool:
        """The only plan has ended and nobody called: whatever she asks of it."""
        return self._has_ended() and self.asked.shows(appointment.find, "CANCELLED_NO_CONTACT")

    def _has_ended(self) -> bool:
        contracts, now = self.asked.snapshot.contracts, self.asked.now
        return not self.goes_on and any(one.ended_at and one.ended_at <= now for one in contracts)

    def _is_past(self, order: Any) -> bool:
        delivered = self.asked.bought.delivered_at(order)
        return is_off(order) or order.status == "delivered" or bool(delivered)
