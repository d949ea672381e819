"""What the ends of a case and the parts of its summary are called, and which steps solve nothing:
data/doing/closing.yml."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from firstline.casework.playbook.node import read
from firstline.settings import PROJECT

WORDS = PROJECT / "data" / "doing" / "closing.yml"


def outcomes() -> Mapping[str, str]:
    """Each outcome and what it is called."""
    return section("outcomes")


@lru_cache(maxsize=1)
def nothing() -> str:
    """The summary of a case without anything to sum up."""
    return read(WORDS).mapping()["nothing"].text()


@lru_cache(maxsize=1)
def leave_open() -> frozenset[str]:
    """The kinds of step after which the customer's matter is where it was."""
    return frozenset(node.text() for node in read(WORDS).mapping()["leave_open"].items())


@lru_cache(maxsize=2)
def section(name: str) -> Mapping[str, str]:
    return {key: node.text() for key, node in read(WORDS).mapping()[name].mapping().items()}
