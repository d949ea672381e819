"""One module or package a family, each with its FAMILY; a new one is found by being here."""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module
from pkgutil import iter_modules

from firstline.casework.finding import Family


@lru_cache(maxsize=1)
def families() -> tuple[Family, ...]:
    names = sorted(module.name for module in iter_modules(__path__))
    return tuple(import_module(f"{__name__}.{name}").FAMILY for name in names)
