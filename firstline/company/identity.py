"""The `identity` of company.yml: how sure one must be of the customer for what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from firstline.company.facts import BadCompany, fact, known_keys

LEVELS = ("anonymous", "claimed", "verified")


@dataclass(frozen=True)
class IdentityRules:
    """`actions`: a kind of action -> the level it needs. status: yes or no about the account;
    details: amounts, dates and card tails; change: address, payee, where a refund goes.
    `one_time_code`: the actions that need a code to the contact on file as well.
    """

    actions: Mapping[str, str] = field(
        default_factory=lambda: {"status": "claimed", "details": "verified", "change": "verified"},
        hash=False,
    )
    one_time_code: frozenset[str] = frozenset({"change"})


ACTIONS = tuple(IdentityRules().actions)


def read_identity(section: dict, file: Path) -> IdentityRules:
    known_keys(section, {*ACTIONS, "one_time_code"}, file, " under 'identity'")
    actions = {action: fact(section, file, action, _level) for action in ACTIONS}
    order = [LEVELS.index(level) for level in actions.values()]
    if order != sorted(order):
        raise BadCompany(f"{file}: 'identity': {', '.join(ACTIONS)} must not need less and less")
    return IdentityRules(actions, fact(section, file, "one_time_code", _actions))


def _level(word: str) -> str:
    return LEVELS[LEVELS.index(word)]


def _actions(names: list) -> frozenset[str]:
    return frozenset(ACTIONS[ACTIONS.index(name)] for name in names)
