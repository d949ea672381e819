"""What parts of a message sound like when they are read alone, where her records bear it out."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from firstline.casework.figures import figures
from firstline.casework.findings import appointment, call, debit, number, order
from firstline.casework.findings.call.topic import OF_CALLS, rang_us, topic
from firstline.casework.findings.debit.heard import (
    speaks_of_an_end,
    speaks_of_money,
    speaks_of_two,
)
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
from firstline.casework.said import Said
from firstline.casework.said.claim import HUNG_UP, RECEIVED, WAS_CALLED, WAS_VISITED
from firstline.casework.said.pieces import pieces
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
_SHORT = 5  # words, of which digits are one
_LATE = ("PARCEL_LATE", "PARCEL_LOST")
_FAILED = (*appointment.FAILED, "LEAD_TIME", "CANCELLED_NO_CONTACT")
_UNANSWERED = ("COMPLAINT_STALE", "COMPLAINT_UNLOGGED")


@dataclass(frozen=True)
class Hinted:
    asked: Asked

    def bears_out(self, issue: str) -> bool:
        """The records show what an issue of this kind would be about. Of a thing that is wrong they
        show little: the words alone tell it."""
        return issue in _BORNE_OUT and _BORNE_OUT[issue](self)

    def confusing(self) -> bool:
        """Digits stand there that are not hers by her word, and our own books tell what they are, or
        a part asks of nothing else."""
        if not self._strange:
            return False
        if any(map(_asks_of_digits, pieces(self.asked.said))):
            return True
        found = number.find(self.asked.snapshot, self.asked.said, self.asked.now)
        return any(one.code in _CONFUSING for one in found)

    def _is_late(self) -> bool:
        asked = self.asked
        return not asked.said.claimed(RECEIVED) and asked.shows(order.find, *_LATE)

    def _has_failed(self) -> bool:
        return not self._is_of_a_parcel and self.asked.shows(appointment.find, *_FAILED)

    def _is_of_a_call(self) -> bool:
        """Who only rang to tell us of something else speaks of that."""
        said = self.asked.said
        told = any(
            one.kind == HUNG_UP or one.kind == WAS_CALLED and one.denied for one in said.claims
        )
        spoken = told or CALL in topics(said.text) or any(map(topic, pieces(said)))
        return (spoken or not rang_us(said.text)) and self.asked.shows(call.find, *OF_CALLS)

    def _waits_unanswered(self) -> bool:
        """One that is recorded, or that she told us of by her word."""
        asked = self.asked
        if COMPLAINT not in topics(asked.text):
            return False
        found = appointment.find(asked.snapshot, asked.said, asked.now)
        return any(one.code in _UNANSWERED for one in found)

    def _was_taken(self) -> bool:
        """Money is spoken of, more than one sum or why it was taken: a price alone is no debit."""
        text = self.asked.text
        tells = speaks_of_two(text) or len(figures(text)) > 1 or speaks_of_an_end(text)
        is_money = speaks_of_money(text) or bool(figures(text))
        is_asked = is_money and (tells or "?" in text)
        return is_asked and self.asked.shows(debit.find, *debit.CHECKS)

    def _lacks_a_part(self) -> bool:
        repairs = Repairs(self.asked)
        is_named = repairs.is_spoken_of or asks_where(self.asked.text)
        return repairs.waits_for_a_part and is_named

    def _is_called_off(self) -> bool:
        return calls_off(self.asked.text) and Plans(self.asked).goes_on

    @property
    def _is_of_a_parcel(self) -> bool:
        """A parcel is spoken of and no visit, nor that anybody came or did not."""
        spoken = topics(self.asked.text)
        visited = any(one.kind == WAS_VISITED for one in self.asked.said.claims)
        return ORDER in spoken and VISIT not in spoken and not visited

    @property
    def _strange(self) -> Collection[str]:
        return [tail.value for tail in self.asked.said.tails if not tail.owned]


def _asks_of_digits(part: Said) -> bool:
    """ "4187 where from?": in words, and in few."""
    words = part.text.split()
    is_short = part.text.endswith("?") and 1 < len(words) <= _SHORT
    return is_short and any(not tail.owned for tail in part.tails)


_BORNE_OUT: Mapping[str, Callable[[Hinted], bool]] = {
    ORDER: Hinted._is_late,
    VISIT: Hinted._has_failed,
    CALL: Hinted._is_of_a_call,
    TWICE: Hinted._was_taken,
    COMPLAINT: Hinted._waits_unanswered,
    REFUND: lambda hinted: hinted.asked.shows(order.find, "PROMISE_BROKEN"),
    WORKSHOP: Hinted._lacks_a_part,
    PLAN: Hinted._is_called_off,
    CHANGE: lambda hinted: CHANGE in topics(hinted.asked.text),
    EXPLAIN: lambda hinted: bool(hinted._strange),
}
