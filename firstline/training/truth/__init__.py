"""The record truth of a scenario and what sentences state about it."""

from __future__ import annotations

from firstline.training.truth.model import NOTHING_KNOWN, Person, Point, Truth
from firstline.training.truth.reading import BadFacts, of_facts

__all__ = ["NOTHING_KNOWN", "BadFacts", "Person", "Point", "Truth", "of_facts"]
