"""What parts of a message sound like when they are read alone, where her records bear it out."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from firstline.casework.findings import appointment, call, debit, number, order
from firstline.casework.meant.asked import Asked
from firstline.casework.meant.issues import (
    CALL,
    CHANGE,
    COMPLAINT,
    EXPLAIN,
    ORDER,
    PLAN,
    REFUND,
    TWICE,
    VISIT,
    WORKSHOP,
)
from firstline.casework.meant.plans import Plans
from firstline.casework.meant.repairs import Repairs
from firstline.casework.meant.visits import FAILED
from firstline.casework.said.model import RECEIVED, WAS_VISITED
from firstline.casework.topics import topics
from firstline.casework.wishes import asks_where, calls_off

# Digits of which the records tell that a message of ours may have confused her.
_CONFUSING = (
    "ORDER_TAIL",
    "REF_TAIL",
    "OWN_WALLET",
    "AMBIGUOUS",
    "WRONG_DEST_OWN",
    "SENT_NO_MATCH",
)
_LATE = ("PARCEL_LATE", "PARCEL_LOST")
_FAILED = (*FAILED, "LEAD_TIME", "CANCELLED_NO_CONTACT")
_CALLS = ("REPEAT_DROP", "DROP_LIVE", "DROP_PAST", "CB_WRONG", "CB_MISSED", "PORTAL_FAIL")


@dataclass(frozen=True)
class Hinted:
    asked: Asked

    def bears_out(self, issue: str) -> bool:
        """The records show what an issue of this kind would be about. Of a thing that is wrong they
        show little: the words alone tell it."""
        asked, text = self.asked, self.asked.text
        if issue == ORDER:
            return not asked.said.claimed(RECEIVED) and asked.shows(order.find, *_LATE)
        if issue == VISIT:
            return not self._is_of_a_parcel and asked.shows(appointment.find, *_FAILED)
        if issue == CALL:
            return asked.shows(call.find, *_CALLS)
        if issue == TWICE:
            return asked.shows(debit.find, *debit.CHECKS)
        if issue == COMPLAINT:
            return COMPLAINT in topics(text) and asked.shows(appointment.find, "COMPLAINT_STALE")
        if issue == REFUND:
            return asked.shows(order.find, "PROMISE_BROKEN")
        if issue == WORKSHOP:
            repairs = Repairs(asked)
            return repairs.waits_for_a_part and (repairs.is_spoken_of or asks_where(text))
        if issue == PLAN:
            return calls_off(text) and Plans(asked).goes_on
        if issue == CHANGE:
            return CHANGE in topics(text)
        return issue == EXPLAIN and bool(self._strange)

    def confusing(self) -> bool:
        """Digits stand there that are not hers by her word, and our own books tell what they are."""
        if not self._strange:
            return False
        found = number.find(self.asked.snapshot, self.asked.said, self.asked.now)
        return any(one.code in _CONFUSING for one in found)

    @property
    def _is_of_a_parcel(self) -> bool:
        """A parcel is spoken of and no visit, nor that anybody came or did not."""
        spoken = topics(self.asked.text)
        visited = any(one.kind == WAS_VISITED for one in self.asked.said.claims)
        return ORDER in spoken and VISIT not in spoken and not visited

    @property
    def _strange(self) -> Collection[str]:
        return [tail.value for tail in self.asked.said.tails if not tail.owned]
