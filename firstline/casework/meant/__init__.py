"""What a request is about once her records are known: a repair, a plan, a parcel that never came."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from firstline.casework.findings import call
from firstline.casework.findings.call.goods import Bought
from firstline.casework.meant.asked import Asked
from firstline.casework.meant.hinted import Hinted
from firstline.casework.meant.issues import (
    CALL,
    CHANGE,
    COMPLAINT,
    EXPLAIN,
    FIND,
    ITEM,
    ORDER,
    PLAN,
    REFUND,
    TWICE,
    VISIT,
    WORKSHOP,
)
from firstline.casework.meant.named import Named
from firstline.casework.meant.ours import Ours
from firstline.casework.meant.parcels import Parcels
from firstline.casework.meant.plans import Plans
from firstline.casework.meant.repairs import Repairs
from firstline.casework.meant.returns import Returns
from firstline.casework.meant.visits import Visits
from firstline.casework.said import Said
from firstline.casework.said.model import DANGER, DEFECTIVE, WAS_CALLED, WRONG_ITEM
from firstline.casework.topics import complained_of, put_aside, topics
from firstline.casework.wishes import asks_where
from firstline.records.snapshot import Snapshot


def meant(
    snapshot: Snapshot,
    said: Said,
    intents: Sequence[str],
    now: datetime,
    likely: Collection[str] = (),
    hints: Sequence[str] = (),
) -> tuple[str, ...]:
    """The intents as the records make them, and what else she then asks for.

    `said` is the message that raised them; `likely`: what else it may be about; `hints`: what
    parts of it sound like.
    """
    known = _Known(Asked(snapshot, said, now), frozenset(intents))
    read = dict.fromkeys(one for intent in intents for one in known.read(intent))
    read |= dict.fromkeys(known.beside(read.keys(), likely))
    read |= dict.fromkeys(known.borne_out(hints))
    aside = put_aside(said.text)
    return tuple(one for one in read if one not in aside) or tuple(read)


def evident(
    snapshot: Snapshot,
    said: Said,
    likely: Collection[str],
    now: datetime,
    hints: Sequence[str] = (),
) -> tuple[str, ...]:
    """What records and wishes make of words that were not understood, if anything; `likely`: the
    intents that they may have; `hints`: what parts of them sound like."""
    known = _Known(Asked(snapshot, said, now))
    return tuple(dict.fromkeys((*known.evident(likely), *known.borne_out(hints))))


def whereabouts(
    snapshot: Snapshot, said: Said, likely: Collection[str], now: datetime
) -> tuple[str, ...]:
    """Where a thing of hers is, whether she may use it or give it back, when a message seems to be
    about nothing that we know of."""
    asked = Asked(snapshot, said, now)
    if Repairs(asked).may_not_be_used:
        return (WORKSHOP,)
    if matter := Returns(asked).matter():
        return (matter,)
    if not asks_where(said.text) or not {ORDER, WORKSHOP} & {*likely}:
        return ()
    return tuple(one for one in evident(snapshot, said, likely, now) if one in (ORDER, WORKSHOP))


def names_an_article(snapshot: Snapshot, said: Said, now: datetime) -> bool:
    """She gives the number of an order or speaks of a thing that she bought."""
    bought = Bought(snapshot, now)
    return bool(bought.named(said) or bought.described(said, bought.lines()))


@dataclass(frozen=True)
class _Known:
    asked: Asked
    intents: frozenset[str] = frozenset()

    @cached_property
    def repairs(self) -> Repairs:
        return Repairs(self.asked)

    @cached_property
    def plans(self) -> Plans:
        return Plans(self.asked)

    @cached_property
    def parcels(self) -> Parcels:
        return Parcels(self.asked)

    @cached_property
    def visits(self) -> Visits:
        return Visits(self.asked)

    @cached_property
    def returns(self) -> Returns:
        return Returns(self.asked)

    @cached_property
    def hinted(self) -> Hinted:
        return Hinted(self.asked)

    @cached_property
    def ours(self) -> Ours:
        return Ours(self.asked)

    @cached_property
    def named(self) -> Named:
        return Named(self.asked)

    def evident(self, likely: Collection[str]) -> tuple[str, ...]:
        """What the words as a whole are about, which the classifier did not understand."""
        if self.repairs.is_meant or self.repairs.is_asked_for or self.repairs.may_not_be_used:
            return (WORKSHOP,)
        if self.plans.ends() and {CHANGE, PLAN} & {*likely}:
            return (PLAN,)
        if self.plans.asks_of_an_end() or self.visits.is_asked_for:
            return (VISIT,)
        if matter := self.returns.matter():
            return (matter,)
        if self.ours.is_money_elsewhere() or self.ours.is_money_for_another_card():
            return (EXPLAIN,)
        if self.ours.is_a_debit() or self.ours.is_a_guarantee():
            return (ORDER,)
        if self.ours.is_an_error():
            return (CALL,)
        if self.ours.is_an_engineer():
            return (VISIT,)
        is_owed = self.parcels.is_owed(True) and {CHANGE, REFUND, ORDER} & {*likely}
        if is_owed or self.parcels.is_asked_for():
            return (ORDER,)
        if ORDER not in topics(self.asked.text) and self.visits.has_a_new_day:
            return (VISIT,)
        if self.is_faulty():
            return (ITEM,)
        if self.was_not_called():
            return (CALL,)
        if self.visits.was_not_opened():
            return (VISIT,)
        aside = put_aside(self.asked.text)
        return tuple(one for one in self.named.broken() if one not in aside)

    def borne_out(self, hints: Sequence[str]) -> tuple[str, ...]:
        """Of what parts of the message sound like, all that her records bear out."""
        aside = put_aside(self.asked.text)
        read = dict.fromkeys(one for hint in hints for one in self._hinted_at(hint))
        if hints and EXPLAIN not in read and self.hinted.confusing():
            read[EXPLAIN] = None
        return tuple(o for o in read if o not in aside and self.hinted.bears_out(o))

    def _hinted_at(self, hint: str) -> tuple[str, ...]:
        """As `read`; what waits in the workshop may stand beside what she bought."""
        if hint in (ORDER, ITEM) and self.repairs.is_spoken_of and self.repairs.waits_for_a_part:
            return (WORKSHOP,)
        return self.read(hint)

    def read(self, intent: str) -> tuple[str, ...]:
        if intent in (TWICE, EXPLAIN) and self.ours.is_a_debit():
            return (ORDER,)
        if intent in (FIND, REFUND, TWICE) and self.ours.is_money_elsewhere():
            return (EXPLAIN,)
        if intent in (CHANGE, REFUND, FIND) and self.ours.is_money_for_another_card():
            return (EXPLAIN,)
        if intent == CALL and self.plans.is_named_as_ended() and not self.was_not_called():
            return (VISIT,)
        if intent == ITEM and self.parcels.came_after_all:
            return (ORDER,)
        if intent == TWICE and self.plans.is_charged_after_its_end():
            return (VISIT,)
        if intent == REFUND and self.ours.is_second_sent_back():
            return (TWICE,)
        if intent in (ORDER, ITEM) and self.repairs.is_meant:
            return (WORKSHOP,)
        if intent == ITEM and self.parcels.is_sought:
            return (ORDER,)
        if intent in (ORDER, ITEM) and self.repairs.is_meant_or_bought and not self._in_danger():
            return self._of_repair(intent)
        if intent in (CHANGE, REFUND, ITEM) and (matter := self.returns.matter()):
            return (matter,)
        if intent == REFUND and self.named.only_of_a_cancelled_order():
            return (TWICE,)
        if intent in (ORDER, ITEM, REFUND) and self._lacks_a_part():
            return (WORKSHOP,)
        if intent == COMPLAINT and self.visits.takes_longer:
            return (VISIT,)
        if intent == CHANGE and self.plans.ends():
            return (PLAN,)
        if intent in (CHANGE, PLAN) and self.plans.asks_of_an_end(intent == PLAN):
            return (VISIT,)
        if intent == ORDER and self.visits.is_asked_for and ORDER not in topics(self.asked.text):
            return (VISIT,)
        if intent == PLAN and self.plans.left_alone():
            return (VISIT,)
        if intent in (CHANGE, REFUND) and self.parcels.is_owed(intent == CHANGE):
            return (ORDER,)
        if intent == VISIT and self.repairs.waits_for_a_part:
            return (VISIT, WORKSHOP)
        if (
            intent == WORKSHOP
            and not self.repairs.waits_for_a_part
            and self.ours.is_failing_again()
        ):
            return (VISIT,)
        if intent == WORKSHOP and not self.repairs.is_open and self.visits.is_awaited:
            return (VISIT,)
        return (intent,)

    def beside(self, read: Collection[str], likely: Collection[str]) -> tuple[str, ...]:
        """What else she asks for, beside the intents that were read."""
        named = self.named.beside() if likely else ()
        more = {
            ORDER: self.parcels.is_missed() and not {*read} & {WORKSHOP, REFUND},
            PLAN: bool({CHANGE, PLAN} & {*likely}) and self.plans.ends(),
            WORKSHOP: self.repairs.may_not_be_used,
            CALL: COMPLAINT not in read and self.was_not_called(),
            VISIT: self.visits.was_not_opened() or self.visits.is_asked_for,
            TWICE: REFUND in read and self.named.tells_of_a_cancelled_order(),
        }
        raised = [one for one, holds in more.items() if holds]
        matters = complained_of(self.asked.text) if COMPLAINT in read else ()
        return (*raised, *(one for one in named if one in likely and one not in matters))

    def _lacks_a_part(self) -> bool:
        """She speaks of a part, or that nobody ordered one, and a repair of hers waits for it."""
        is_told = WORKSHOP in topics(self.asked.text) and WORKSHOP not in self.intents
        return is_told and not self._names_goods() and self.repairs.waits_for_a_part

    def _names_goods(self) -> bool:
        bought = self.asked.bought
        return bool(bought.described(self.asked.said, bought.lines()))

    def _of_repair(self, intent: str) -> tuple[str, ...]:
        """Where a thing is that we repair, or that it still does not work, is a matter of its job."""
        if self.repairs.waits_for_a_part:
            return (WORKSHOP,)
        return (VISIT,) if intent == ITEM and self.repairs.has_a_visit else (intent,)

    def _in_danger(self) -> bool:
        return any(one.kind == DANGER and not one.denied for one in self.asked.said.claims)

    def is_faulty(self) -> bool:
        """She says so of a thing that she names and that we sent."""
        said = self.asked.said
        is_told = said.claimed(DEFECTIVE) or said.claimed(WRONG_ITEM)
        return bool(is_told) and self._names_goods()

    def was_not_called(self) -> bool:
        """She says so, and a callback that she was promised did not reach her."""
        asked = self.asked
        denies = asked.said.disclaimed(WAS_CALLED)
        found = call.find(asked.snapshot, asked.said, asked.now) if denies else ()
        return any(one.code in ("CB_WRONG", "CB_MISSED") for one in found)
