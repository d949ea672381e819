"""All that the rules look at: one message, her records, and what it was taken for so far."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from firstline.casework.meant.asked import Asked
from firstline.casework.meant.calls import Calls
from firstline.casework.meant.faults import Faults
from firstline.casework.meant.goods import Goods
from firstline.casework.meant.hinted import Hinted
from firstline.casework.meant.issues import ITEM
from firstline.casework.meant.named import Named
from firstline.casework.meant.ours import Ours
from firstline.casework.meant.parcels import Parcels
from firstline.casework.meant.plans import Plans
from firstline.casework.meant.repairs import Repairs
from firstline.casework.meant.returns import Returns
from firstline.casework.meant.visits import Visits
from firstline.casework.topics import put_aside, topics


@dataclass(frozen=True)
class Known:
    """`intents`: what the message was taken for; `likely`: what else it may be about; `hints`: what
    parts of it sound like."""

    asked: Asked
    intents: frozenset[str] = frozenset()
    likely: frozenset[str] = frozenset()
    hints: frozenset[str] = frozenset()

    @property
    def text(self) -> str:
        return self.asked.text

    @cached_property
    def topics(self) -> frozenset[str]:
        return topics(self.text)

    @cached_property
    def aside(self) -> frozenset[str]:
        """What she puts aside; a thing that she praises is no matter beside another."""
        return put_aside(self.text) | ({ITEM} if self.faults.is_praised else frozenset())

    @cached_property
    def calls(self) -> Calls:
        return Calls(self.asked)

    @cached_property
    def faults(self) -> Faults:
        return Faults(self.asked)

    @cached_property
    def goods(self) -> Goods:
        return Goods(self.asked)

    @cached_property
    def hinted(self) -> Hinted:
        return Hinted(self.asked)

    @cached_property
    def named(self) -> Named:
        return Named(self.asked)

    @cached_property
    def ours(self) -> Ours:
        return Ours(self.asked)

    @cached_property
    def parcels(self) -> Parcels:
        return Parcels(self.asked)

    @cached_property
    def plans(self) -> Plans:
        return Plans(self.asked)

    @cached_property
    def repairs(self) -> Repairs:
        return Repairs(self.asked)

    @cached_property
    def returns(self) -> Returns:
        return Returns(self.asked)

    @cached_property
    def visits(self) -> Visits:
        return Visits(self.asked)
