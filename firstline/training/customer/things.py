"""Whether a question names what she called about, or something she has nothing to do with."""

from __future__ import annotations

from functools import lru_cache

from firstline.training.customer.wording import heard
from firstline.training.scenarios import Scenario
from firstline.training.sentences import Sentence

HERS, OTHER = "hers", "other"
_TELLING = ("state", "order")  # topics in which she tells what it is


def named(said: tuple[Sentence, ...], scenario: Scenario) -> str:
    """HERS, OTHER, or "" where no question names a thing."""
    asked = {thing for one in said if one.asks and not one.unfilled for thing in _things(one.own)}
    if not asked:
        return ""
    return HERS if asked & _hers(scenario) else OTHER


def lines_about(scenario: Scenario) -> tuple[str, ...]:
    """What she says of the thing herself."""
    told = scenario.speech.told
    return next((told[name] for name in _TELLING if name in told), scenario.speech.restate)


@lru_cache(maxsize=64)
def _hers(scenario: Scenario) -> frozenset[str]:
    speech = scenario.speech
    told = (line for name in _TELLING for line in speech.told.get(name, ()))
    return frozenset(
        thing for line in (*speech.opening, *speech.restate, *told) for thing in _things(line)
    )


def _things(text: str) -> set[str]:
    return {found[0].lower().rstrip("s") for found in heard()["things"].finditer(text)}
