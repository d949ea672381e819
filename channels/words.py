"""What things are called on the panel's pages."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from firstline.casework.playbook import node
from firstline.desk.called import certainty as certainty
from firstline.desk.called import finding as finding
from firstline.desk.called import identity as identity
from firstline.desk.closing import words as closing
from firstline.settings import PROJECT

FACTORS = {
    "order_number": "Order number",
    "postcode": "Postcode",
    "last_order": "Last order",
    "one_time_code": "One-time code",
}

FACTOR_HINTS = {
    "order_number": "the whole number, not its end",
    "postcode": "the one on the account",
    "last_order": "its date and amount",
    "one_time_code": "the six digits that were sent",
}


_NEEDS = {
    "claimed": "knowing who it is",
    "verified": "verifying the customer",
    "one_time_code": "a one-time code to the contact on file",
}


def needs(missing: list[str]) -> str:
    """What a step still waits for."""
    return " and ".join(_NEEDS[one] for one in missing)


DO_THIS = "Do this"
OF_A_CARD = {"escalate": "Hand over", "follow_up": "Take it on", "goodwill": "Give goodwill"}
OF_A_CASE = {"note": "Note", "callback": "Book a callback", "complaint": "Log a complaint"}
MISSING = "Fill this in."
_TAKEN = {
    "done": "done, {number}",
    "waiting": "waits for {whom}, {number}",
    "declined": "declined, {number}",
}
_WHOM = {"lead": "a lead", "manager": "a manager"}


def whom(role: str) -> str:
    """Somebody of a role."""
    return _WHOM.get(role, "consent")


def taken(state: str, number: str, consent: str = "") -> str:
    """What became of a step; `consent` is the role it waits for."""
    return _TAKEN[state].format(number=number, whom=whom(consent))


def promise(kind: str, what: str) -> str:
    """An open promise in a list."""
    return _labels("promises")[kind].format(what=what)


def outcome(code: str) -> str:
    """How a case ended."""
    return closing.outcomes().get(code, code)


def outcomes() -> Mapping[str, str]:
    return closing.outcomes()


def part(name: str) -> str:
    """A part of the summary that is proposed when a case is closed."""
    return closing.section("parts")[name]


@lru_cache(maxsize=4)
def _labels(name: str) -> dict[str, str]:
    labels = node.read(PROJECT / "data" / "doing" / f"{name}.yml").mapping()
    return {kind: label.text() for kind, label in labels.items()}
