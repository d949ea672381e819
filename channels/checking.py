"""The identity form of the page: one factor is checked, and what came of it is said."""

from __future__ import annotations

from dataclasses import dataclass

from channels import caseview, opening
from firstline.casework.facts import Level
from firstline.casework.identity import MOST_FAILURES, Identity
from firstline.workplace import Workplace


@dataclass(frozen=True)
class Check:
    """`changes_card`: there is a card, and what it may say is not the same any more."""

    told: str
    changes_card: bool


def check(place: Workplace, case_id: str, agent: str, factor: str, value: str) -> Check:
    """Check one factor of a case; raises ApiError."""
    before = caseview.find(place, case_id)
    after = opening.verify(place, case_id, agent, factor, value).identity
    changed = after.locked or after.factors != before.identity.factors
    return Check(_told(before.identity, after), changed and bool(before.findings))


def _told(before: Identity, after: Identity) -> str:
    if after.locked:
        return "That does not match."
    if after.failures > before.failures and before.level == Level.VERIFIED:
        return "That does not match. Send a new code if it is not good any more."
    if after.failures > before.failures:
        left = MOST_FAILURES - after.failures
        tries = "1 try" if left == 1 else f"{left} tries"
        return f"That does not match. {tries} left."
    if after.left:
        return f"That matches. {after.left} more to go."
    return "Verified."
