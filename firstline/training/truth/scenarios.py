"""The truth of a scenario that is named: a file of data/roleplay, or a finding alone."""

from __future__ import annotations

import re
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from firstline.settings import PROJECT
from firstline.training.truth.causes import findings
from firstline.training.truth.model import Truth
from firstline.training.truth.reading import of_facts

FOLDER = PROJECT / "data" / "roleplay"


class UnknownScenario(ValueError):
    """The message names the scenario and what to do."""


def of_scenario(scenario: object, now: object = None, folder: Path = FOLDER) -> Truth:
    """`scenario` is the name of a file there, or a finding's code. Raises UnknownScenario, BadFacts."""
    name = str(scenario)
    if re.fullmatch(r"[\w-]{1,80}(?:\.yml)?", name):
        file = folder / f"{name.removesuffix('.yml')}.yml"
        if file.is_file():
            return of_facts(_facts(file), now)
    known = findings().get(name.upper())
    if known is None:
        raise UnknownScenario(
            f"scenario {name[:80]}: name a file of data/roleplay or a finding, or give facts"
        )
    return of_facts({"family": known.family, "finding": name, "fault": known.fault}, now)


def _facts(file: Path) -> object:
    try:
        found = YAML(typ="safe", pure=True).load(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeError, YAMLError):
        raise UnknownScenario(
            f"scenario {file.name} cannot be read; see the others beside it"
        ) from None
    facts = found.get("facts") if isinstance(found, dict) else None
    if facts is None:
        raise UnknownScenario(f"scenario {file.name}: holds no facts")
    return facts
