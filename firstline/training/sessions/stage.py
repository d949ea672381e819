"""The scenarios there are, and who plays their customers."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from firstline.training import customer, scenarios
from firstline.training.scenarios import FOLDER, Scenario
from firstline.training.sessions.model import CannotPractise

log = logging.getLogger(__name__)

ACCEPTED = "scenarios/accepted"  # in the home: those minted from cases that a reviewer let through


@dataclass(frozen=True)
class Stage:
    """`opening` and `answer` are those of training.customer."""

    scenarios: tuple[Scenario, ...]
    wrong: tuple[
        str, ...
    ] = ()  # files of the home that cannot be played, each with line and reason
    opening: Callable[[Scenario, int, datetime], str] = customer.opening
    answer: Callable[..., customer.Answer] = customer.answer

    def scenario(self, scenario_id: str) -> Scenario | None:
        return next((one for one in self.scenarios if one.id == scenario_id), None)

    def cast(self, scenario_id: str) -> Scenario:
        """Raises CannotPractise no_scenario."""
        found = self.scenario(scenario_id)
        if found is None:
            raise CannotPractise("no_scenario")
        return found

    def named(self, wanted: str) -> tuple[Scenario, ...]:
        """Those whose whole name this is, with or without a difficulty."""
        return scenarios.named(self.scenarios, wanted)

    def near(self, wanted: str) -> tuple[Scenario, ...]:
        """Those that "debited twice, hard" may mean, the only one if it is plain; none for ""."""
        if not wanted.strip():
            return ()
        found = scenarios.find(self.scenarios, wanted)
        return (found,) if isinstance(found, Scenario) else tuple(found)


def stage(home: Path) -> Stage:
    """Read anew when a file has changed; a file that cannot be read does not stop the others."""
    folders = (FOLDER, home / ACCEPTED)
    return Stage(*_loaded(folders, _written(folders)))


def _written(folders: tuple[Path, ...]) -> tuple[tuple[str, int], ...]:
    files = (file for folder in folders for file in sorted(folder.glob("*.yml")))
    return tuple((str(file), _changed_at(file)) for file in files)


def _changed_at(file: Path) -> int:
    try:
        return file.stat().st_mtime_ns
    except OSError:  # gone meanwhile
        return 0


@lru_cache(maxsize=4)
def _loaded(
    folders: tuple[Path, ...], written: tuple[tuple[str, int], ...]
) -> tuple[tuple[Scenario, ...], tuple[str, ...]]:
    found, wrong = scenarios.load_what_can_be(folders)
    for one in wrong:
        log.warning("%s", one)
    return found, tuple(str(one) for one in wrong)
