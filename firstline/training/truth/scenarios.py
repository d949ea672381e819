"""The truth of a scenario that is named: a file of data/roleplay, or a finding alone."""

from __future__ import annotations

import re
from pathlib import Path

from firstline import clock
from firstline.training.scenarios import FOLDER, ScenarioError
from firstline.training.scenarios.reading import read_scenario
from firstline.training.truth.causes import findings
from firstline.training.truth.model import Truth
from firstline.training.truth.reading import moment_of, of_facts


class UnknownScenario(ValueError):
    """The message names the scenario and what to do."""


def of_scenario(scenario: object, now: object = None, folder: Path = FOLDER) -> Truth:
    """`scenario` is the name of a file there, or a finding's code; without `now` its days are seen
    from today. Raises UnknownScenario, BadFacts."""
    name = str(scenario)
    if re.fullmatch(r"[\w-]{1,80}(?:\.yml)?", name):
        file = folder / f"{name.removesuffix('.yml')}.yml"
        if file.is_file():
            return _of_file(file, now)
    known = findings().get(name.upper())
    if known is None:
        raise UnknownScenario(
            f"scenario {name[:80]}: name a file of data/roleplay or a finding, or give facts"
        )
    return of_facts({"family": known.family, "finding": name, "fault": known.fault}, now)


def _of_file(file: Path, now: object) -> Truth:
    try:
        return of_facts(read_scenario(file).facts(moment_of(now, "now") or clock.now()))
    except ScenarioError as wrong:
        raise UnknownScenario(f"scenario {file.name}, line {wrong.line}: {wrong.problem}") from None
