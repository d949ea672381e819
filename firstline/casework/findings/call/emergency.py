"""The numbers that are rung in an emergency, by the company's region: data/emergency.yml."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from firstline.settings import PROJECT
from firstline.yaml_lines import load

_FILE = PROJECT / "data" / "emergency.yml"


def numbers(region: str) -> Mapping[str, str]:
    """`emergency` and `despair`, each where it is known of `region`."""
    return _by_region().get(region.upper(), {})


@lru_cache(maxsize=1)
def _by_region() -> Mapping[str, Mapping[str, str]]:
    return load(_FILE.read_text(encoding="utf-8"))
