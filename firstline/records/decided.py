"""What the desk decided for a customer and the imported records may not show yet."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

WAITING = "waiting"  # for somebody's consent


@dataclass(frozen=True)
class Decided:
    """A step that was taken: `records` are the rows it was about, `reference` its number, `amount`
    what it gives in ISO 4217 `currency`, None for nothing."""

    step: str
    records: frozenset[str]
    reference: str
    state: str
    at: datetime
    agent: str
    case_id: str = ""
    amount: Decimal | None = None
    currency: str = ""

    def is_about(self, step: str, records: Collection[str]) -> bool:
        return self.step == step and not self.records.isdisjoint(records)
