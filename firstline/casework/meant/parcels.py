"""Parcels that are overdue, and those that are to be sent or paid back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from firstline.casework.figures import figures
from firstline.casework.finding import Finding
from firstline.casework.findings.order.facts import about_order, money_back
from firstline.casework.findings.order.parcels import parcels
from firstline.casework.meant.asked import Asked
from firstline.casework.meant.issues import ORDER, REFUND, VISIT
from firstline.casework.meant.persons import speaks_of
from firstline.casework.said import Said
from firstline.casework.said.claim import DANGER, DEFECTIVE, NOT_RECEIVED, RECEIVED, WRONG_ITEM
from firstline.casework.said.pieces import pieces
from firstline.casework.topics import topics
from firstline.casework.wishes import asks_where, calls_off, wants_money_back, wants_the_goods


@dataclass(frozen=True)
class Parcels:
    asked: Asked

    def is_owed(self, is_change: bool) -> bool:
        """What never came is to be sent or paid back, or called off when it counts as lost."""
        text = self.asked.text
        if wants_money_back(text):
            return bool(self._unpaid())
        if is_change and wants_the_goods(text) and not calls_off(text):
            return bool(self.overdue)
        is_lost = any(one.code == "PARCEL_LOST" for one in self.overdue)
        return is_change and is_lost and calls_off(text)

    def is_missed(self) -> bool:
        """She says so, or denies that it came, and not of money or of who was to come."""
        return ORDER in self._missed and bool(self.overdue)

    def is_money(self) -> bool:
        """What did not come is her money alone."""
        return {*self._missed} == {REFUND}

    def is_somebody(self) -> bool:
        """Who did not come is one of ours."""
        return {*self._missed} == {VISIT}

    @cached_property
    def _missed(self) -> tuple[str, ...]:
        """Of each part that tells of something that did not come, what that is."""
        return tuple(self._of(one) for one in pieces(self.asked.said) if _is_missed(one))

    @property
    def _said(self) -> Said:
        """Without what did not come where that is no parcel."""
        said = self.asked.said
        if not self._missed or ORDER in self._missed:
            return said
        kept = tuple(one for one in said.claims if one.kind not in (NOT_RECEIVED, RECEIVED))
        return replace(said, claims=kept)

    def _of(self, part: Said) -> str:
        snapshot, named = self.asked.snapshot, topics(part.text)
        credits = {abs(row.amount) for row in snapshot.credits if row.amount}
        if ORDER in named:
            return ORDER
        if REFUND in named or not credits.isdisjoint(figures(part.text)):
            return REFUND
        comes = any(speaks_of(row.engineer, part.text) for row in snapshot.appointments)
        return VISIT if comes or VISIT in named else ORDER

    @property
    def is_sought(self) -> bool:
        """She asks where a thing is that is overdue, and tells of nothing wrong with it."""
        said = self.asked.said
        is_wrong = said.claimed(DEFECTIVE) or said.claimed(WRONG_ITEM)
        return not is_wrong and self.is_asked_for() and bool(self.overdue)

    @property
    def came_after_all(self) -> bool:
        """She tells that it came, nothing wrong with it, and by the records it is on its way."""
        said = self.asked.said
        if any(said.claimed(kind) for kind in (DEFECTIVE, WRONG_ITEM, DANGER)):
            return False
        return bool(said.conceded(RECEIVED) and self.asked.bought.under_way())

    def is_asked_for(self) -> bool:
        """Where a thing is that she bought."""
        bought = self.asked.bought
        return asks_where(self.asked.text) and bool(
            bought.described(self.asked.said, bought.lines())
        )

    @cached_property
    def overdue(self) -> list[Finding]:
        """Of the orders that she names or describes, if she does."""
        asked, bought = self.asked, self.asked.bought
        named = bought.named(asked.said)
        lines = bought.described(asked.said, bought.lines())
        about = {bought.orders[line.order_id].record for line in lines}
        wanted = {named.record} if named else about
        found = parcels(asked.snapshot, self._said, named, (), asked.now)
        return [one for one in found if not wanted or one.evidence[0].record in wanted]

    def _unpaid(self) -> list[Finding]:
        """The overdue ones of which nothing is on its way back."""
        snapshot = self.asked.snapshot
        back = {about_order(snapshot, row) for row in money_back(snapshot)}
        return [one for one in self.overdue if one.evidence[0].record not in back]


def _is_missed(part: Said) -> bool:
    denies = (o for o in part.claims if o.kind == RECEIVED and o.denied and not o.hedged)
    return bool(part.claimed(NOT_RECEIVED)) or any(not one.reported for one in denies)
