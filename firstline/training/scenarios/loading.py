"""All scenarios of some folders."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from firstline.settings import PROJECT
from firstline.training.scenarios.model import DIFFICULTIES, STORIES, Scenario
from firstline.training.scenarios.reading import ScenarioError, read_scenario

FOLDER = PROJECT / "data" / "roleplay"


def load(folders: Sequence[Path] = (FOLDER,)) -> tuple[Scenario, ...]:
    """By story and difficulty; a folder that is not there holds none. Raises ScenarioError."""
    found: dict[str, Scenario] = {}
    for folder in folders:
        for file in sorted(folder.glob("*.yml")):
            if file.stem in found:
                raise ScenarioError(file, 1, "another scenario has this name; rename the file")
            found[file.stem] = read_scenario(file)
    return tuple(sorted(found.values(), key=_place))


def _place(one: Scenario) -> tuple[int, int, str]:
    return STORIES.index(one.story), DIFFICULTIES.index(one.difficulty), one.id
