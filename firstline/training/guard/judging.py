"""How likely a sentence is of a class: a linear model over `features`, fitted by benchmarks.guard."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache, cached_property

import numpy as np

from firstline.language import encoder
from firstline.language.regression import shares
from firstline.training.guard.features import row
from firstline.training.guard.sheet import FOLDER

WEIGHTS = FOLDER / "weights.json"
CLEAN, ACKNOWLEDGES, INSULT, CALM = "CLEAN", "ACKNOWLEDGES", "INSULT", "CALM"
FREE = (CLEAN, ACKNOWLEDGES)  # what nobody would ask to reword
# What the lines tell apart and the guard does not: an insult, and an order about how she feels.
FLAGGED_AS = {INSULT: "BLAME", CALM: "COMMAND"}
# Without the records many a fact could be a denial: another class that is nearly as likely goes first.
_WEIGHS = {"DENIAL": 0.6}


class BadWeights(ValueError):
    """The weights cannot be used; the message says what to do."""


@dataclass(frozen=True)
class Likely:
    """`shares`: how likely each label is, 0..1."""

    shares: Mapping[str, float]

    @property
    def flagged(self) -> float:
        """How likely any class is."""
        return 1 - sum(self.shares.get(label, 0.0) for label in FREE)

    @cached_property
    def classes(self) -> Mapping[str, float]:
        """Of each class of the guard."""
        summed: dict[str, float] = {}
        for label, share in self.shares.items():
            if label not in FREE:
                kind = FLAGGED_AS.get(label, label)
                summed[kind] = summed.get(kind, 0.0) + share * _WEIGHS.get(kind, 1.0)
        return summed

    def shares_of(self, kind: str) -> float:
        """How likely a class is where it need not go behind another."""
        return self.classes[kind] / _WEIGHS.get(kind, 1.0)

    @property
    def kind(self) -> str:
        """The likeliest class."""
        return max(self.classes, key=self.classes.__getitem__)


@dataclass(frozen=True)
class Model:
    """`weights` has a row a feature and a column a label."""

    labels: tuple[str, ...]
    places: dict[str, int]
    weights: np.ndarray
    bias: np.ndarray

    def likely(self, text: str, phrases: Collection[str]) -> Likely:
        seen = shares(row(text, phrases, self.places) @ self.weights + self.bias)
        return Likely(dict(zip(self.labels, map(float, seen), strict=True)))


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
