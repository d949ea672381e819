"""What a request is about once her records are known: a repair, a plan, a parcel that never came."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from firstline.casework.finding import Finding
from firstline.casework.findings import call
from firstline.casework.findings.call.goods import Bought
from firstline.casework.findings.call.likeness import likenesses
from firstline.casework.findings.debit.heard import denies_an_end, speaks_of_an_end
from firstline.casework.findings.order.facts import about_order, money_back
from firstline.casework.findings.order.parcels import parcels
from firstline.casework.findings.order.subscriptions import renewals
from firstline.casework.findings.parts.bench import Bench
from firstline.casework.findings.parts.named import likeness
from firstline.casework.findings.parts.safety import dangers
from firstline.casework.findings.parts.trouble import troubles
from firstline.casework.said import Said
from firstline.casework.said.model import DANGER, NOT_RECEIVED, RECEIVED, WAS_CALLED
from firstline.casework.wishes import (
    asks_to_use,
    asks_where,
    calls_off,
    wants_money_back,
    wants_the_goods,
)
from firstline.records.cancellation import is_off
from firstline.records.snapshot import Snapshot

ORDER, CHANGE, ITEM, REFUND = "order_status", "order_change", "item_wrong", "refund_status"
CALL, COMPLAINT = "call_dropped", "complaint_unanswered"
PLAN, VISIT, WORKSHOP = "subscription_renewal", "appointment_missed", "parts_missing"
_IT = re.compile(r"\bit\b", re.IGNORECASE)


def meant(
    snapshot: Snapshot,
    said: Said,
    intents: Sequence[str],
    now: datetime,
    likely: Collection[str] = (),
) -> tuple[str, ...]:
    """The intents as the records make them, and what else she then asks for.

    `said` is the message that raised them; `likely`: what else it may be about.
    """
    known = _Known(snapshot, said, now)
    read = dict.fromkeys(one for intent in intents for one in known.read(intent))
    if known.misses_a_parcel() and not read.keys() & {WORKSHOP, REFUND}:
        read.setdefault(ORDER)
    if known.ends_a_plan() and {CHANGE, PLAN} & {*likely}:
        read.setdefault(PLAN)
    if known.may_not_use():
        read.setdefault(WORKSHOP)
    if known.was_not_called() and COMPLAINT not in read:
        read.setdefault(CALL)
    return tuple(read)


def evident(
    snapshot: Snapshot, said: Said, likely: Collection[str], now: datetime
) -> tuple[str, ...]:
    """What records and wishes make of words that were not understood, if anything; `likely`: the
    intents that they may have."""
    known = _Known(snapshot, said, now)
    if known.in_workshop() or known.may_not_use():
        return (WORKSHOP,)
    if known.ends_a_plan() and {CHANGE, PLAN} & {*likely}:
        return (PLAN,)
    if known.asks_of_an_end():
        return (VISIT,)
    is_owed = known.is_owed_a_parcel(CHANGE) and {CHANGE, REFUND, ORDER} & {*likely}
    return (ORDER,) if is_owed or known.asks_for_an_article() else ()


def whereabouts(
    snapshot: Snapshot, said: Said, likely: Collection[str], now: datetime
) -> tuple[str, ...]:
    """Where a thing of hers is, or whether she may use it, when a message seems to be about nothing
    that we know of."""
    if _Known(snapshot, said, now).may_not_use():
        return (WORKSHOP,)
    if not asks_where(said.text) or not {ORDER, WORKSHOP} & {*likely}:
        return ()
    return tuple(one for one in evident(snapshot, said, likely, now) if one in (ORDER, WORKSHOP))


def names_an_article(snapshot: Snapshot, said: Said, now: datetime) -> bool:
    """She gives the number of an order or speaks of a thing that she bought."""
    bought = Bought(snapshot, now)
    return bool(bought.named(said) or bought.described(said, bought.lines()))


@dataclass(frozen=True)
class _Likeness:
    """How clearly she speaks of a thing in the workshop, and of one that she bought."""

    there: int
    bought: int


@dataclass(frozen=True)
class _Known:
    snapshot: Snapshot
    said: Said
    now: datetime

    @cached_property
    def bought(self) -> Bought:
        return Bought(self.snapshot, self.now)

    @cached_property
    def bench(self) -> Bench:
        return Bench(self.snapshot, self.said, self.now)

    def read(self, intent: str) -> tuple[str, ...]:
        if intent in (ORDER, ITEM) and self.in_workshop():
            return (WORKSHOP,)
        if intent in (ORDER, ITEM) and self._is_bought_and_there() and not self._in_danger():
            return self._of_repair(intent)
        if intent == CHANGE and self.ends_a_plan():
            return (PLAN,)
        if intent in (CHANGE, PLAN) and self.asks_of_an_end(intent == PLAN):
            return (VISIT,)
        if intent in (CHANGE, REFUND) and self.is_owed_a_parcel(intent):
            return (ORDER,)
        if intent == VISIT and self._waits_for_a_part():
            return (VISIT, WORKSHOP)
        return (intent,)

    def in_workshop(self) -> bool:
        """She speaks of a thing whose work is not over, or of a part of it, and of nothing she bought."""
        return self._likeness.there > self._likeness.bought

    def may_not_use(self) -> bool:
        """She asks whether she may use what is dangerous until its work is over."""
        if not asks_to_use(self.said.text):
            return False
        dangerous = [job for job in self.bench.jobs if dangers(job)]
        text, but = self.said.text, self.snapshot.company.name
        is_named = bool(_IT.search(text)) or likeness(dangerous, text, but) > 0
        return bool(dangerous) and is_named

    def _is_bought_and_there(self) -> bool:
        return self._likeness.there == self._likeness.bought > 0

    def _of_repair(self, intent: str) -> tuple[str, ...]:
        """Where a thing is that we repair, or that it still does not work, is a matter of its job."""
        if self._waits_for_a_part():
            return (WORKSHOP,)
        is_awaited = any(job.visits for job in self.bench.jobs)
        return (VISIT,) if intent == ITEM and is_awaited else (intent,)

    def _in_danger(self) -> bool:
        return any(one.kind == DANGER and not one.denied for one in self.said.claims)

    @cached_property
    def _likeness(self) -> _Likeness:
        """An order whose number she gives is what she speaks of."""
        jobs = () if self.bought.named(self.said) else self.bench.jobs
        text, but = self.said.text, self.snapshot.company.name
        sold = [one.description or "" for one in self.bought.lines()]
        return _Likeness(likeness(jobs, text, but), max(likenesses(sold, text, but), default=0))

    def _waits_for_a_part(self) -> bool:
        return any(troubles(self.bench, job) for job in self.bench.jobs)

    def ends_a_plan(self) -> bool:
        """Nothing that she ordered can be called off any more, and a plan goes on."""
        if not calls_off(self.said.text) or not renewals(self.snapshot, self.now):
            return False
        orders = self.bought.orders.values()
        return not self.bought.named(self.said) and all(map(self._is_past, orders))

    def asks_of_an_end(self, names_a_plan: bool = False) -> bool:
        """She speaks of the end of her plan, or of an end where no order can be meant, and the only
        plan that we know of has ended."""
        if self.snapshot.orders and not names_a_plan:
            return False
        text = self.said.text
        ended = [
            one for one in self.snapshot.contracts if one.ended_at and one.ended_at <= self.now
        ]
        is_asked = speaks_of_an_end(text) or denies_an_end(text)
        return is_asked and bool(ended) and not renewals(self.snapshot, self.now)

    def _is_past(self, order: Any) -> bool:
        return is_off(order) or order.status == "delivered" or bool(self.bought.delivered_at(order))

    def is_owed_a_parcel(self, intent: str) -> bool:
        """What never came is to be sent or paid back, or called off when it counts as lost."""
        text = self.said.text
        if wants_money_back(text):
            return bool(self._unpaid())
        if intent == CHANGE and wants_the_goods(text) and not calls_off(text):
            return bool(self._overdue)
        is_lost = any(one.code == "PARCEL_LOST" for one in self._overdue)
        return intent == CHANGE and is_lost and calls_off(text)

    def misses_a_parcel(self) -> bool:
        """She says so, or denies that it came."""
        denies = (o for o in self.said.claims if o.kind == RECEIVED and o.denied and not o.hedged)
        is_told = self.said.claimed(NOT_RECEIVED) or any(not one.reported for one in denies)
        return bool(is_told and self._overdue)

    def was_not_called(self) -> bool:
        """She says so, and a callback that she was promised did not reach her."""
        denies = self.said.disclaimed(WAS_CALLED)
        found = call.find(self.snapshot, self.said, self.now) if denies else ()
        return any(one.code in ("CB_WRONG", "CB_MISSED") for one in found)

    def asks_for_an_article(self) -> bool:
        lines = self.bought.lines()
        return asks_where(self.said.text) and bool(self.bought.described(self.said, lines))

    @cached_property
    def _overdue(self) -> list[Finding]:
        """Of the orders that she names or describes, if she does."""
        named = self.bought.named(self.said)
        lines = self.bought.described(self.said, self.bought.lines())
        about = {self.bought.orders[line.order_id].record for line in lines}
        wanted = {named.record} if named else about
        found = parcels(self.snapshot, self.said, named, (), self.now)
        return [one for one in found if not wanted or one.evidence[0].record in wanted]

    def _unpaid(self) -> list[Finding]:
        """The overdue ones of which nothing is on its way back."""
        back = {about_order(self.snapshot, row) for row in money_back(self.snapshot)}
        return [one for one in self._overdue if one.evidence[0].record not in back]
