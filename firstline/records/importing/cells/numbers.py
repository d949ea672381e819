"""Money, whole numbers and flags."""

from __future__ import annotations

import re
from decimal import Decimal

from firstline.records.importing.cells.bad import CODE, BadCell, shown

_DECIMAL = re.compile(r"[+-]?\d{1,15}(\.\d{1,8})?", re.ASCII)
_LARGEST = 2**31 - 1


def read_money(cell: str) -> Decimal:
    if not _DECIMAL.fullmatch(cell):
        raise BadCell("is not a decimal number", "write digits and a point, such as 1049.99")
    return Decimal(cell)


def read_whole(cell: str) -> int:
    if not _DECIMAL.fullmatch(cell) or Decimal(cell) % 1 or abs(Decimal(cell)) > _LARGEST:
        raise BadCell("is not a whole number", "write digits alone, such as 90")
    return int(Decimal(cell))


def read_flag(cell: str) -> bool:
    known = {"true": True, "false": False}.get(cell.casefold())
    if known is None:
        raise BadCell(f"{shown(cell, CODE)} is not known here", "write true or false")
    return known
