"""The wording that scoring listens for: sheets and lists in data/training, read once."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from firstline.casework.patterns import read_patterns
from firstline.casework.sheets import BadWording
from firstline.settings import PROJECT

FOLDER = PROJECT / "data" / "training"

__all__ = ["FOLDER", "BadWording", "heard", "sheet"]


@cache
def heard(name: str) -> dict[str, re.Pattern[str]]:
    """The patterns of data/training/NAME.txt by their headings; raises BadWording."""
    file = FOLDER / f"{name}.txt"
    return read_patterns(file, *_headings(file))


@cache
def sheet(name: str) -> dict:
    """data/training/NAME.yml; raises BadWording."""
    file = FOLDER / f"{name}.yml"
    try:
        found = YAML(typ="safe").load(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeError):
        raise BadWording(f"{file.name} cannot be read; restore it from the release") from None
    except YAMLError as wrong:
        mark = getattr(wrong, "problem_mark", None)
        line = f" line {mark.line + 1}" if mark else ""
        raise BadWording(f"{file.name}{line}: is no YAML; see the other files beside it") from None
    if not isinstance(found, dict):
        raise BadWording(f"{file.name}: begin each entry with its name and a colon")
    return found


def _headings(file: Path) -> list[str]:
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeError):
        raise BadWording(f"{file.name} cannot be read; restore it from the release") from None
    named = [line.strip()[1:-1] for line in lines if re.fullmatch(r"\[[a-z ]+\]", line.strip())]
    return [name for name in named if name != "parts"]
