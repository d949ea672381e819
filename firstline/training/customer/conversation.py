"""A conversation with the customer, played from its first line each time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from firstline.training.customer.choosing import chosen
from firstline.training.customer.model import Answer, Line
from firstline.training.scenarios import Scenario
from firstline.training.scenarios.spoken import filled


def opening(scenario: Scenario, seed: int | str, now: datetime) -> str:
    """Her first words; `now` is when the session began."""
    return filled(chosen(scenario.speech.opening, seed, "opening"), scenario.values(now))


def answer(scenario: Scenario, seed: int | str, lines: Sequence[Line], now: datetime) -> Answer:
    """What she says to the last of `lines`, all that was said so far. `now`: as for `opening`."""
    said = sum(line.who == "customer" for line in lines)
    text = chosen(scenario.speech.restate, seed, "restate", said)
    return Answer(filled(text, scenario.values(now)), scenario.temper)
