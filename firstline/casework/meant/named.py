"""What her words name and her records show broken, though the words as a whole speak of another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from firstline.casework.finding import Find
from firstline.casework.findings import call, debit, order
from firstline.casework.findings.debit import called_off
from firstline.casework.findings.debit.heard import speaks_of_an_end
from firstline.casework.meant.asked import SILENCE, Asked
from firstline.casework.meant.issues import CALL, ORDER, REFUND, TWICE, VISIT, WORKSHOP
from firstline.casework.meant.repairs import Repairs
from firstline.casework.meant.visits import Visits
from firstline.casework.meant.words import (
    names_a_cancelled_order,
    names_other_money,
    speaks_of_several,
)
from firstline.casework.named_sums import sums_of
from firstline.casework.said.claim import RECEIVED
from firstline.casework.said.pieces import pieces
from firstline.casework.topics import topics
from firstline.records.identifiers import compact


@dataclass(frozen=True)
class Named:
    asked: Asked

    def broken(self) -> tuple[str, ...]:
        """The issues that she names and of which the records show something broken."""
        named = topics(self.asked.text)
        broken = [one for one in self._broken() if one in named]
        return (*broken, TWICE) if self.tells_of_a_cancelled_order() else tuple(broken)

    def beside(self) -> tuple[str, ...]:
        """As `broken`, in words that may speak of several things."""
        return self.broken() if speaks_of_several(self.asked.text) else ()

    def tells_of_a_cancelled_order(self) -> bool:
        """She speaks of an order that was cancelled, of what was in it or of none else; its price is
        still here."""
        asked = self.asked
        if not speaks_of_an_end(asked.text) and not self._wants_it_back():
            return False
        found = debit.find(asked.snapshot, SILENCE, asked.now)
        kept = [one.facts["order_number"].text for one in found if one.code == called_off.CODE]
        lines = [
            line
            for row in asked.snapshot.orders
            if (row.order_number or row.order_id) in kept
            for line in asked.snapshot.order_lines
            if line.order_id == row.order_id
        ]
        numbers = {compact(one.value) for one in asked.said.full}
        if kept and not numbers and names_a_cancelled_order(asked.text):
            return True
        return bool(numbers & set(map(compact, kept)) or asked.bought.described(asked.said, lines))

    def gives_a_sum_that_was_promised(self) -> bool:
        """A sum that was to be back by now."""
        return self._gives(order.find, "PROMISE_BROKEN", "promised_amount")

    def gives_a_sum_that_was_kept(self) -> bool:
        """What was taken for an order that was cancelled."""
        return self._gives(debit.find, called_off.CODE, "amount")

    def only_of_a_cancelled_order(self) -> bool:
        """As `tells_of_a_cancelled_order`, and of no other money."""
        return not names_other_money(self.asked.text) and self.tells_of_a_cancelled_order()

    def _gives(self, find: Find, code: str, fact: str) -> bool:
        asked = self.asked
        found = [o for o in find(asked.snapshot, SILENCE, asked.now) if o.code == code]
        sums = {one.facts[fact].amount for one in found if fact in one.facts}
        taken = [(one.start, one.end) for one in asked.said.full]
        return any(
            one.value in sums and not any(start <= one.start < end for start, end in taken)
            for one in (sums_of(asked.text) if sums else ())
        )

    def _wants_it_back(self) -> bool:
        """ "The refund of the kettle": of a thing beside the money, in one part."""
        bought = self.asked.snapshot.order_lines
        return any(
            REFUND in topics(part.text) and self.asked.bought.described(part, bought)
            for part in pieces(self.asked.said)
        )

    def _broken(self) -> Iterator[str]:
        asked = self.asked
        is_here = asked.said.claimed(RECEIVED)
        if not is_here and asked.shows(order.find, "PARCEL_LATE", "PARCEL_LOST"):
            yield ORDER
        if Visits(asked).failed:
            yield VISIT
        if asked.shows(call.find, "CB_MISSED", "CB_WRONG"):
            yield CALL
        if asked.shows(order.find, "PROMISE_BROKEN"):
            yield REFUND
        if Repairs(asked).waits_for_a_part:
            yield WORKSHOP
