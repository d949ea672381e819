"""What the ends of a case and the parts of its summary are called: data/doing/closing.yml."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from firstline.casework.playbook.node import read
from firstline.settings import PROJECT

WORDS = PROJECT / "data" / "doing" / "closing.yml"


def outcomes() -> Mapping[str, str]:
    """Each outcome and what it is called."""
    return section("outcomes")


@lru_cache(maxsize=2)
def section(name: str) -> Mapping[str, str]:
    return {key: node.text() for key, node in read(WORDS).mapping()[name].mapping().items()}
