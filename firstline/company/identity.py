"""The `identity` of company.yml: how sure one must be of the customer for what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from firstline.company.facts import Section, Wanted

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


def read_identity(section: Section) -> IdentityRules:
    actions = {action: section.fact(action, _level) for action in ACTIONS}
    for before, action in pairwise(ACTIONS):
        if LEVELS.index(actions[action]) < LEVELS.index(actions[before]):
            problem = f"{action!r} must not need less than {before!r}, {actions[before]}; raise it"
            raise section.wrong(problem, action, before)
    return IdentityRules(actions, section.fact("one_time_code", _actions))


def _level(word: str) -> str:
    if word not in LEVELS:
        raise Wanted(f"write {', '.join(LEVELS)}")
    return word


def _actions(names: list) -> frozenset[str]:
    if not isinstance(names, list) or not set(names) <= set(ACTIONS):
        raise Wanted(f"write a list of {', '.join(ACTIONS)}")
    return frozenset(names)
