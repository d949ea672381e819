"""What minting gives, and why it may give nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

PROPOSED, ACCEPTED = "proposed", "accepted"


class CannotMint(RuntimeError):
    """No scenario comes of it; the message says why and what to do, without a customer's data."""


@dataclass(frozen=True)
class Minted:
    """A scenario made from a case: `scenario` is its id, `by` who made it, `reviewer` who let it
    through, both with the time."""

    scenario: str
    case: str
    finding: str
    by: str
    at: datetime
    reviewer: str = ""
    accepted_at: datetime | None = None

    @property
    def state(self) -> str:
        return ACCEPTED if self.reviewer else PROPOSED
