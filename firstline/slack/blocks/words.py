"""The words of cards, modals and App Home in Slack."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from firstline.casework.playbook.node import read
from firstline.settings import PROJECT

CARDS = PROJECT / "data" / "slack" / "cards.yml"


def said(name: str, **facts: object) -> str:
    return _sections()["texts"][name].format(**facts)


def needs(missing: Iterable[str]) -> str:
    """What a step still waits for."""
    return " and ".join(_called("needs", one) for one in missing)


def taken(state: str, number: str) -> str:
    """What became of a step."""
    return _called("taken", state).format(number=number)


def factor(name: str) -> str:
    return _called("factors", name)


def hint(name: str) -> str:
    """How a factor is asked for."""
    return _called("hints", name)


def role(name: str) -> str:
    return _called("roles", name)


def notification(kind: str) -> str:
    """What is said of a notice where others may see it."""
    kinds = _sections()["notifications"]
    return kinds.get(kind) or kinds["other"]


def _called(section: str, name: str) -> str:
    return _sections()[section].get(name) or name.replace("_", " ")


@lru_cache(maxsize=1)
def _sections() -> Mapping[str, Mapping[str, str]]:
    sections = read(CARDS).mapping().items()
    return {
        name: {key: node.text() for key, node in section.mapping().items()}
        for name, section in sections
    }
