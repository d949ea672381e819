"""Reasons and better lines, from data/guard/instead.yml."""

from __future__ import annotations

from functools import cache

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from firstline.settings import PROJECT
from firstline.training.wording import BadWording

FILE = PROJECT / "data" / "guard" / "instead.yml"


def worded(name: str) -> dict:
    """What stands under a class, or "records"; raises BadWording."""
    try:
        return _sheet()[name]
    except KeyError:
        raise BadWording(f"{FILE.name}: {name} is missing; restore it") from None


@cache
def _sheet() -> dict:
    try:
        return YAML(typ="safe", pure=True).load(FILE.read_text(encoding="utf-8")) or {}
    except (OSError, UnicodeError, YAMLError):
        raise BadWording(f"{FILE.name} cannot be read; restore it from the release") from None
