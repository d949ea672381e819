"""How she shows who she is: which factors are meant, and what she gives for them."""

from __future__ import annotations

from collections.abc import Iterable

from firstline.training.scenarios import Scenario
from firstline.training.scoring.identity import kind

_KINDS = {"number": "number", "postcode": "postcode"}


def meant(scenario: Scenario, asked: Iterable[str]) -> tuple[str, ...]:
    """Names of the factors that are asked for, as the scenario's customer has them."""
    kinds = {_KINDS[one] for one in asked if one in _KINDS}
    names = [name for name in scenario.written_facts["customer"] if name != "name"]
    first: dict[str, str] = {}
    for name in (*scenario.written_facts.get("verify_with", ()), *names):
        if name in names:
            first.setdefault(kind(name), name)
    return tuple(name for group, name in first.items() if group in kinds)


def value(scenario: Scenario, name: str, wrongly: bool) -> str:
    if wrongly and name in scenario.wrong_factors:
        return scenario.wrong_factors[name]
    return str(scenario.written_facts["customer"][name])
