"""Things that she bought: whether she names one, and whether it is faulty or dangerous."""

from __future__ import annotations

from dataclasses import dataclass

from firstline.casework.meant.asked import Asked
from firstline.casework.said.claim import DANGER, DEFECTIVE, WRONG_ITEM


@dataclass(frozen=True)
class Goods:
    asked: Asked

    @property
    def are_named(self) -> bool:
        bought = self.asked.bought
        return bool(bought.described(self.asked.said, bought.lines()))

    @property
    def are_faulty(self) -> bool:
        """She says so of a thing that she names and that we sent."""
        said = self.asked.said
        is_told = said.claimed(DEFECTIVE) or said.claimed(WRONG_ITEM)
        return bool(is_told) and self.are_named

    @property
    def are_dangerous(self) -> bool:
        return any(one.kind == DANGER and not one.denied for one in self.asked.said.claims)
