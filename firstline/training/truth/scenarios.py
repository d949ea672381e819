"""The truth of a scenario that is named: a file of data/roleplay, or a finding alone."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timezone
from pathlib import Path

from firstline.settings import PROJECT
from firstline.training.scenarios.reading import ScenarioError, read_scenario
from firstline.training.truth.causes import findings
from firstline.training.truth.model import Truth
from firstline.training.truth.reading import moment_of, of_facts

FOLDER = PROJECT / "data" / "roleplay"
_ANY_DAY = datetime(2026, 1, 5, 10, tzinfo=timezone.utc)


class UnknownScenario(ValueError):
    """The message names the scenario and what to do."""


def of_scenario(scenario: object, now: object = None, folder: Path = FOLDER) -> Truth:
    """`scenario` is the name of a file there, or a finding's code. Without `now` no day of it is
    known, for they are told as seen from then. Raises UnknownScenario, BadFacts."""
    name = str(scenario)
    if re.fullmatch(r"[\w-]{1,80}(?:\.yml)?", name):
        file = folder / f"{name.removesuffix('.yml')}.yml"
        if file.is_file():
            return _of_file(file, moment_of(now, "now"))
    known = findings().get(name.upper())
    if known is None:
        raise UnknownScenario(
            f"scenario {name[:80]}: name a file of data/roleplay or a finding, or give facts"
        )
    return of_facts({"family": known.family, "finding": name, "fault": known.fault}, now)


def _of_file(file: Path, now: datetime | None) -> Truth:
    try:
        truth = of_facts(read_scenario(file).facts(now or _ANY_DAY))
    except ScenarioError as wrong:
        raise UnknownScenario(str(wrong)) from None
    return truth if now else replace(truth, now=None, points=(), latest=None)
