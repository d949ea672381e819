"""The words of data/training/minting.yml."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from firstline.training.wording import sheet


@lru_cache(maxsize=1)
def words() -> Mapping[str, Any]:
    return sheet("minting")


def listed(part: str, name: str) -> Sequence[str]:
    return words()[part][name]
