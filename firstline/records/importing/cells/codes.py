"""Codes from a closed list."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from babel import Locale

from firstline.records.importing.cells.bad import CODE, BadCell, shown


def read_currency(cell: str) -> str:
    code = cell.upper()
    if code not in _currencies():
        raise BadCell(
            f"{shown(cell, CODE)} is not a currency", "write its ISO 4217 code, such as USD"
        )
    return code


@lru_cache(maxsize=1)
def _currencies() -> frozenset[str]:
    return frozenset(Locale("en").currencies)


def one_of(values: tuple[str, ...]) -> Callable[[str], str]:
    known = {value: value for value in values}

    def read(cell: str) -> str:
        found = known.get(cell) or known.get(cell.casefold())
        if found is None:
            raise BadCell(f"{shown(cell, CODE)} is not known here", f"use {_list(values)}")
        return found

    return read


def _list(values: tuple[str, ...]) -> str:
    return ", ".join(values[:-1]) + f" or {values[-1]}"
