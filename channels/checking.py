"""The identity form of the page: one factor is checked, and what came of it is said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from channels import caseview, opening
from firstline.casework.facts import Level
from firstline.casework.identity import MOST_FAILURES, Identity
from firstline.casework.playbook.node import read
from firstline.settings import PROJECT
from firstline.workplace import Workplace

WORDS = PROJECT / "data" / "doing" / "checks.yml"


@dataclass(frozen=True)
class Check:
    """`changes_card`: there is a card, and what it may say is not the same any more."""

    told: str
    changes_card: bool


def as_json(identity: Identity) -> dict[str, Any]:
    return {**vars(identity), "level": identity.level.word, "factors": sorted(identity.factors)}


def from_json(kept: Mapping[str, Any]) -> Identity:
    return Identity(Level.of(kept["level"]), frozenset(kept["factors"]), kept["failures"])


def check(
    place: Workplace,
    case_id: str,
    agent: str,
    factor: str,
    value: str,
    before: Identity | None = None,
) -> Check:
    """Check one factor of a case; raises ApiError. `before`: how well she was known when this check
    was made the first time; what was counted then is not counted again."""
    case = caseview.find(place, case_id)
    after = _counted(before, case.identity, factor) if before else None
    if before is None or after is None:
        before = case.identity
        after = opening.verify(place, case_id, agent, factor, value).identity
    changed = after.locked or after.factors != before.factors
    return Check(_told(before, after), changed and bool(case.findings))


def _counted(before: Identity, now: Identity, factor: str) -> Identity | None:
    """What this factor made of it, whatever others were checked meanwhile; None for nothing yet."""
    if factor in now.factors - before.factors:
        return replace(now, failures=before.failures)
    if now.failures > before.failures:
        return replace(before, failures=now.failures)
    return None


def _told(before: Identity, after: Identity) -> str:
    if after.locked:
        return _words()["locked"]
    if after.failures > before.failures and before.level == Level.VERIFIED:
        return _words()["wrong_code"]
    if after.failures > before.failures:
        left = MOST_FAILURES - after.failures
        return _words()["wrong_last" if left == 1 else "wrong"].format(count=left)
    return _words()["matches" if after.left else "verified"].format(count=after.left)


@lru_cache(maxsize=1)
def _words() -> Mapping[str, str]:
    return {name: node.text() for name, node in read(WORDS).mapping().items()}
