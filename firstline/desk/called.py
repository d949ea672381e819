"""What findings, certainty and identity are called wherever a card is shown."""

from __future__ import annotations

from functools import lru_cache

from firstline.casework.playbook import node
from firstline.settings import PROJECT
from firstline.workplace import PLAYBOOKS

_WORDS = PROJECT / "data" / "card" / "words.yml"


def finding(code: str) -> str:
    """A finding's short name; a code without one is spelled out."""
    return _findings().get(code) or code.replace("_", " ").capitalize()


def certainty(code: str) -> str:
    return _words()["certainty"].get(code, code)


def identity(code: str) -> str:
    """How well the customer is known."""
    return _words()["identity"][code]


@lru_cache(maxsize=1)
def _findings() -> dict[str, str]:
    return _texts(node.read(PLAYBOOKS / "names.yml"))


@lru_cache(maxsize=1)
def _words() -> dict[str, dict[str, str]]:
    sections = node.read(_WORDS).mapping({"certainty", "identity"})
    return {name: _texts(section) for name, section in sections.items()}


def _texts(named: node.Node) -> dict[str, str]:
    return {code: text.text() for code, text in named.mapping().items()}
