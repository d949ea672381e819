"""What is said in Slack besides cards."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from firstline.casework.playbook.node import read
from firstline.settings import PROJECT

WORDS = PROJECT / "data" / "slack" / "told.yml"


def told(name: str, **facts: str) -> str:
    return _sentences()[name].format(**facts)


@lru_cache(maxsize=1)
def _sentences() -> Mapping[str, str]:
    return {name: node.text() for name, node in read(WORDS).mapping().items()}
