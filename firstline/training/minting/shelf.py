"""Where minted scenarios wait for a reviewer, and where those that were let through are played from."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, replace
from datetime import datetime
from io import StringIO
from pathlib import Path
from random import Random

from ruamel.yaml import YAML

from firstline.file_lock import alone
from firstline.training.minting.model import ACCEPTED, CannotMint, Minted
from firstline.training.minting.scene import Scene
from firstline.training.scenarios import FOLDER, ScenarioError
from firstline.training.scenarios.reading import read_scenario

_FOLDER, _REGISTER, _LOCK = "scenarios", "minted.json", "lock"
_ALPHABET = "abcdefghjkmnpqrstuvwxyz"
_WIDTH = 100


def written(content: Scene) -> str:
    """As a file of data/roleplay."""
    out = StringIO()
    yaml = YAML(typ="safe", pure=True)
    yaml.default_flow_style, yaml.width, yaml.allow_unicode = False, _WIDTH, True
    yaml.sort_base_mapping_type_on_output = False
    yaml.dump(content, out)
    return out.getvalue()


class Shelf:
    """`home`/scenarios: a folder of proposed and one of accepted files, and who did what when."""

    def __init__(self, home: Path) -> None:
        self._root = home / _FOLDER

    def file(self, one: Minted) -> Path:
        return self._root / one.state / f"{one.scenario}.yml"

    def all(self) -> tuple[Minted, ...]:
        """The oldest first."""
        register = self._root / _REGISTER
        if not register.is_file():
            return ()
        try:
            return tuple(map(_minted, json.loads(register.read_text(encoding="utf-8"))))
        except (ValueError, KeyError, TypeError):
            raise CannotMint(f"{register} cannot be read; restore it from a backup") from None

    def refuse_twice(self, case_id: str) -> None:
        """Raises CannotMint when the case has become a scenario already."""
        before = next((one for one in self.all() if one.case == case_id), None)
        if before:
            raise CannotMint(f"case {case_id} was minted already: {before.scenario}")

    def new_name(self, family: str, random: Random) -> str:
        """The finding is what the trainee is to find, so the name does not tell it."""
        taken = {one.scenario for one in self.all()} | {file.stem for file in FOLDER.glob("*.yml")}
        while True:
            name = f"{family.lower()}_{''.join(random.choices(_ALPHABET, k=5))}"
            if name not in taken:
                return name

    def propose(self, one: Minted, content: Scene) -> Minted:
        """Raises CannotMint when somebody was quicker."""
        with alone(self._root / _LOCK):
            self.refuse_twice(one.case)
            file = self.file(one)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(written(content), encoding="utf-8")
            self._keep([*self.all(), one])
        return one

    def accept(self, scenario: str, reviewer: str, now: datetime) -> Minted:
        """Let it be played; raises CannotMint. Accepted twice it stays as it was accepted first."""
        with alone(self._root / _LOCK):
            return self._accepted(scenario, reviewer, now)

    def drop(self, scenario: str) -> Minted:
        """Throw a proposed one away, as if it had never been minted; raises CannotMint."""
        with alone(self._root / _LOCK):
            one = self._known(scenario)
            if one.state == ACCEPTED:
                raise CannotMint(f"{scenario} was accepted already; only a proposed one is dropped")
            self._keep([other for other in self.all() if other.scenario != scenario])
            self.file(one).unlink(missing_ok=True)
        return one

    def _known(self, scenario: str) -> Minted:
        known = next((one for one in self.all() if one.scenario == scenario), None)
        if known is None:
            raise CannotMint(f"there is no minted scenario {scenario}; see firstline training list")
        return known

    def _accepted(self, scenario: str, reviewer: str, now: datetime) -> Minted:
        before = self._known(scenario)
        if before.state == ACCEPTED:
            return before
        after = replace(before, reviewer=reviewer, accepted_at=now)
        self._check(self.file(before))
        self.file(after).parent.mkdir(parents=True, exist_ok=True)
        os.replace(self.file(before), self.file(after))
        self._keep([after if one == before else one for one in self.all()])
        return after

    def _check(self, file: Path) -> None:
        """A reviewer may have changed it."""
        if not file.is_file():
            raise CannotMint(f"{file} is gone; put it back from a backup")
        try:
            read_scenario(file)
        except ScenarioError as wrong:
            raise CannotMint(str(wrong)) from None

    def _keep(self, minted: list[Minted]) -> None:
        self._root.mkdir(parents=True, exist_ok=True)
        fresh = self._root / f"{_REGISTER}.new"
        fresh.write_text(json.dumps([_json(one) for one in minted], indent=1), encoding="utf-8")
        os.replace(fresh, self._root / _REGISTER)


def _json(one: Minted) -> dict[str, str | None]:
    times = {"at": one.at.isoformat()}
    times["accepted_at"] = one.accepted_at.isoformat() if one.accepted_at else None
    return {**asdict(one), **times}


def _minted(kept: dict) -> Minted:
    accepted = kept["accepted_at"]
    return Minted(
        **{
            **kept,
            "at": datetime.fromisoformat(kept["at"]),
            "accepted_at": datetime.fromisoformat(accepted) if accepted else None,
        }
    )
