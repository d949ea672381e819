"""Who is asking: the level that the factors given rightly reach, and the lock after three failures."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from firstline.casework.facts import Level

if TYPE_CHECKING:
    from firstline.company import IdentityRules

FACTORS = ("order_number", "postcode", "last_order")
ONE_TIME_CODE = "one_time_code"  # sent to the contact on file; a factor like the others
NEEDED = 2
MOST_FAILURES = 3


@dataclass(frozen=True)
class Identity:
    """`factors` are those the customer has given rightly in this case."""

    level: Level = Level.ANONYMOUS
    factors: frozenset[str] = frozenset()
    failures: int = 0

    @property
    def locked(self) -> bool:
        return self.failures >= MOST_FAILURES and self.level < Level.VERIFIED

    @property
    def tries_left(self) -> int:
        return max(MOST_FAILURES - self.failures, 0)

    @property
    def left(self) -> int:
        """How many factors are still needed."""
        return 0 if self.level == Level.VERIFIED else max(NEEDED - len(self.factors), 0)

    def missing_of(self, available: Collection[str]) -> tuple[str, ...]:
        """The factors to ask for next, as many as are still needed, of those that she can give."""
        wanted = [factor for factor in FACTORS if factor not in self.factors]
        can_give = [factor for factor in wanted if factor in available]
        return tuple(can_give or wanted)[: self.left]

    def clearance(self, rules: IdentityRules) -> Level:
        """The most telling kind of fact that the customer may hear."""
        if Level.of(rules.actions["details"]) <= self.level:
            return Level.VERIFIED
        may_hear_status = Level.of(rules.actions["status"]) <= self.level
        return Level.CLAIMED if may_hear_status else Level.ANONYMOUS

    def lacks(self, action: str, rules: IdentityRules) -> list[str]:
        """What an action still needs: "claimed" or "verified", "one_time_code"."""
        level = Level.of(rules.actions[action])
        missing = [level.word] if self.level < level else []
        is_coded = action in rules.one_time_code and ONE_TIME_CODE not in self.factors
        return missing + [ONE_TIME_CODE] * is_coded

    def claimed(self) -> Identity:
        return replace(self, level=max(self.level, Level.CLAIMED))

    def with_factors(self, given: frozenset[str]) -> Identity:
        if self.locked:
            return self
        factors = self.factors | given
        level = Level.VERIFIED if len(factors) >= NEEDED else self.level
        return replace(self, factors=factors, level=max(level, self.level))

    def without(self, factor: str) -> Identity:
        """That factor is used up; how sure one is of who is asking stays."""
        return replace(self, factors=self.factors - {factor})

    def failed(self) -> Identity:
        return replace(self, failures=self.failures + 1)
