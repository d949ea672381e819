"""What the desk decided for a customer and the imported records may not show yet."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

WAITING = "waiting"  # for somebody's consent
# Rows that say which money or which item; an order or a message only says where it belongs.
_FINE = ("charges", "credits", "order_lines", "shipments", "parts", "appointments", "complaints")


def matter(records: Collection[str]) -> frozenset[str]:
    """The rows that tell two effects on the same order apart; all of them where none does."""
    fine = frozenset(one for one in records if one.partition("/")[0] in _FINE)
    return fine or frozenset(records)


@dataclass(frozen=True)
class Decided:
    """A step that was taken: `records` are the rows it was about, `reference` its number, `amount`
    what it gives in ISO 4217 `currency`, None for nothing; `what`: the step in words. `effect`: what
    else it is once for (Doing.effect). `choice`: the answer that was taken, by its id, where the step
    offers several.
    `for_finding`: the finding that it was taken for, while nothing else tells what it is about.
    `returns`: what goes back of which debit, by the debit's id, in `currency`.
    """

    step: str
    records: frozenset[str]
    reference: str
    state: str
    at: datetime
    agent: str
    case_id: str = ""
    amount: Decimal | None = None
    currency: str = ""
    what: str = ""
    effect: str = ""
    choice: str = ""
    for_finding: str = ""
    returns: tuple[tuple[str, Decimal], ...] = ()

    def is_about(self, step: str, records: Collection[str], finding: str = "") -> bool:
        """Whether it is that step, taken for these rows; for `finding` when that rests on none."""
        return self.step == step and self._concerns(records, finding)

    def does_again(self, effect: str, records: Collection[str], finding: str = "") -> bool:
        """Whether it did for the same matter what `effect` names."""
        return effect in (self.effect or self.step, self.step) and self._concerns(records, finding)

    def _concerns(self, records: Collection[str], finding: str) -> bool:
        if finding and finding == self.for_finding and not records:
            return True
        return not matter(self.records).isdisjoint(matter(records))
