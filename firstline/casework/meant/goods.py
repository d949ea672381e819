"""Things that she bought: whether she names one, and whether it is faulty or dangerous."""

from __future__ import annotations

from dataclasses import dataclass

from firstline.casework.findings.call.topic import speaks_of_a_drop, speaks_of_a_ring
from firstline.casework.meant.asked import Asked
from firstline.casework.said.claim import DANGER, DEFECTIVE, WRONG_ITEM, Claim


@dataclass(frozen=True)
class Goods:
    asked: Asked

    @property
    def are_named(self) -> bool:
        bought = self.asked.bought
        return bool(bought.described(self.asked.said, bought.lines()))

    @property
    def are_faulty(self) -> bool:
        """She says so of a thing that she names and that we sent, not of a telephone or a line."""
        told = (o for o in self.asked.said.claims if o.kind in (DEFECTIVE, WRONG_ITEM))
        of_things = (one for one in told if one.is_plain and not _is_of_a_call(one))
        return any(of_things) and self.are_named

    @property
    def are_dangerous(self) -> bool:
        return any(one.kind == DANGER and not one.denied for one in self.asked.said.claims)


def _is_of_a_call(claim: Claim) -> bool:
    return speaks_of_a_ring(claim.written) or speaks_of_a_drop(claim.written)
