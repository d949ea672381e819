"""How likely a sentence is of a class: a linear model over `features`, fitted by benchmarks.guard."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

import numpy as np

from firstline.language import encoder
from firstline.language.regression import shares
from firstline.settings import PROJECT
from firstline.training.guard.features import row

FOLDER = PROJECT / "data" / "guard"
WEIGHTS = FOLDER / "weights.json"
CLEAN = "CLEAN"


class BadWeights(ValueError):
    """The weights cannot be used; the message says what to do."""


@dataclass(frozen=True)
class Likely:
    """`flagged`: how likely any class is, 0..1; `kind`: the likeliest of them."""

    flagged: float
    kind: str


@dataclass(frozen=True)
class Model:
    """`weights` has a row a feature and a column a label."""

    labels: tuple[str, ...]
    places: dict[str, int]
    weights: np.ndarray
    bias: np.ndarray

    def likely(self, text: str, phrases: Collection[str]) -> Likely:
        seen = shares(row(text, phrases, self.places) @ self.weights + self.bias)
        clean = self.labels.index(CLEAN)
        flagged = float(1 - seen[clean])
        seen[clean] = 0
        return Likely(flagged, self.labels[int(seen.argmax())])


@cache
def model() -> Model:
    """The fitted one; raises BadWeights."""
    try:
        kept = json.loads(WEIGHTS.read_text(encoding="utf-8"))
        weights = np.array(kept["weights"], np.float32) / kept["scale"]
        found = Model(
            tuple(kept["labels"]),
            {word: place for place, word in enumerate(kept["words"])},
            weights,
            np.array(kept["bias"], np.float32),
        )
    except (OSError, ValueError, KeyError, TypeError):
        raise BadWeights(f"{WEIGHTS.name} cannot be read; restore it from the release") from None
    if kept.get("encoder") != encoder.name():
        raise BadWeights(
            f"{WEIGHTS.name} was fitted on another sentence model; run python -m benchmarks.guard fit"
        )
    return found
