"""How polite a turn reads: weights fitted on requests that people rated."""

from __future__ import annotations

import json
import math
import re
from functools import lru_cache

from firstline.training.wording import FOLDER, heard

WEIGHTS = FOLDER / "politeness.json"
_SENTENCE = re.compile(r"(?<=[.!?])\s+")


def politeness(text: str) -> float:
    """0..1, about 0.8 for a plain and courteous turn."""
    weights = _weights()
    values = features(text)
    rated = weights["constant"] + sum(
        weights["weights"][name] * value for name, value in values.items()
    )
    return 1 / (1 + math.exp(-weights["slope"] * (rated - weights["middle"])))


def features(text: str) -> dict[str, float]:
    """Of each strategy whether it is there; what opens a sentence counts for any sentence."""
    parts = [part for part in _SENTENCE.split(text.strip()) if part]
    found = {
        name: float(any(shape.search(part) for part in parts))
        for name, shape in heard("politeness").items()
    }
    return found | {"words": math.log1p(len(text.split()))}


@lru_cache(maxsize=1)
def _weights() -> dict:
    return json.loads(WEIGHTS.read_text(encoding="utf-8"))
