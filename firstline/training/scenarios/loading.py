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
    found, wrong = load_what_can_be(folders)
    if wrong:
        raise wrong[0]
    return found


def load_what_can_be(
    folders: Sequence[Path],
) -> tuple[tuple[Scenario, ...], tuple[ScenarioError, ...]]:
    """The same, and what is wrong with the files that hold none."""
    found: dict[str, Scenario] = {}
    wrong: list[ScenarioError] = []
    for file in (file for folder in folders for file in sorted(folder.glob("*.yml"))):
        try:
            if file.stem in found:
                raise ScenarioError(file, 1, "another scenario has this name; rename the file")
            found[file.stem] = read_scenario(file)
        except ScenarioError as told:
            wrong.append(told)
    return tuple(sorted(found.values(), key=_place)), tuple(wrong)


def _place(one: Scenario) -> tuple[int, int, str]:
    return STORIES.index(one.story), DIFFICULTIES.index(one.difficulty), one.id
