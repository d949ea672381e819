"""What a customer can be asked about: the topics, how agents ask, and what she says who does not know."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from firstline.settings import PROJECT
from firstline.training.scenarios.spoken import lines
from firstline.yaml_file import BadFile, Node, read

FILE = PROJECT / "data" / "roleplay" / "customer" / "topics.yml"


class BadTopics(BadFile):
    """The topics cannot be used; the message is "file, line n: what is wrong; what to do"."""


@dataclass(frozen=True)
class Topic:
    """`words`: heard in a question about it; `asks`: such questions, for those that mean the same;
    `unknown`: her answer when the scenario tells nothing of it; `often`: it may be asked again."""

    name: str
    words: re.Pattern[str] | None
    asks: tuple[str, ...]
    unknown: tuple[str, ...]
    often: bool = False


@cache
def topics(file: Path = FILE) -> Mapping[str, Topic]:
    """Raises BadTopics."""
    root = read(file, BadTopics)
    return {name: _topic(name, one) for name, one in root.mapping().items()}


def _topic(name: str, node: Node) -> Topic:
    keys = node.mapping(("words", "asks", "unknown", "often"), ("asks", "unknown"))
    return Topic(
        name,
        _words(keys["words"]) if "words" in keys else None,
        tuple(one.text() for one in keys["asks"].entries()),
        lines(keys["unknown"], ("name", "first_name")),
        keys["often"].yes_or_no() if "often" in keys else False,
    )


def _words(node: Node) -> re.Pattern[str]:
    parts = [one.text() for one in node.entries()]
    try:
        return re.compile("|".join(f"(?:{part})" for part in parts), re.IGNORECASE)
    except re.error as wrong:
        raise node.wrong(f"is no pattern: {wrong}; see Python's re") from None
