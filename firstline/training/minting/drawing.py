"""Draws disguises until one hides everything."""

from __future__ import annotations

from datetime import datetime
from random import Random

from firstline.company import Company
from firstline.training.minting import columns
from firstline.training.minting.disguising import Disguise, disguised
from firstline.training.minting.model import CannotMint
from firstline.training.minting.rewinding import Records
from firstline.training.minting.surviving import Originals, kind_of, texts

_DRAWS = 40
_UNTOLD = (columns.MONEY, columns.TIME, columns.DAY, columns.KEPT)


def draw(
    records: Records, at: datetime, company: Company, hidden: Originals, random: Random
) -> Disguise:
    """Rows as they stood `at` that moment, in which nothing of `hidden` is left.

    By chance a disguise may be what it hides elsewhere; it is drawn again then. Raises CannotMint.
    """
    for _ in range(_DRAWS):
        drawn = disguised(records, at, company, random)
        if not any(map(hidden.left_in, _told(drawn))):
            return drawn
    raise CannotMint(
        "the case's records name somebody in a way that cannot be disguised; choose another case"
    )


def _told(drawn: Disguise):
    """Every text that is not the company's own, an amount or a time."""
    for table, rows in drawn.rows.items():
        for row in rows if table != "templates" else ():
            for column, cell in row.items():
                if kind_of(table, column, row) not in _UNTOLD:
                    yield from texts(cell)
