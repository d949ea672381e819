"""Which case something belongs to."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class About:
    """The case, its customer, and the decision that brought it about, if one did."""

    case_id: str
    customer_id: str | None = None
    decision_id: str | None = None
