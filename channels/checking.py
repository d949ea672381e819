"""The identity form of the page: one factor is checked, and what came of it is said."""

from __future__ import annotations

from dataclasses import dataclass, replace

from channels import caseview, opening
from firstline.casework.facts import Level
from firstline.casework.identity import MOST_FAILURES, Identity
from firstline.workplace import Workplace


@dataclass(frozen=True)
class Check:
    """`changes_card`: there is a card, and what it may say is not the same any more."""

    told: str
    changes_card: bool


_FACTORS = 100  # more failures than a case takes


def progress(identity: Identity) -> int:
    """A number that is another one after each check that changed something."""
    return len(identity.factors) * _FACTORS + identity.failures


def check(
    place: Workplace, case_id: str, agent: str, factor: str, value: str, since: int | None = None
) -> Check:
    """Check one factor of a case; raises ApiError. `since` is the progress before, for a check that is
    answered a second time: what was counted is not counted again."""
    before = caseview.find(place, case_id)
    if since is not None and progress(before.identity) != since:
        return _made(before.identity, since, bool(before.findings))
    after = opening.verify(place, case_id, agent, factor, value).identity
    changed = after.locked or after.factors != before.identity.factors
    return Check(_told(before.identity, after), changed and bool(before.findings))


def _made(after: Identity, since: int, has_card: bool) -> Check:
    """What came of the check that was made already."""
    was_wrong = after.failures > since % _FACTORS
    before = replace(after, failures=after.failures - was_wrong)
    changed = after.locked or len(after.factors) != since // _FACTORS
    return Check(_told(before, after), changed and has_card)


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
