"""Numbers in a text that may be sums, with or without a sign of money."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

# What follows may be the s of "two 42.00s".
_NUMBER = re.compile(r"(?<![\w.,])\d{1,6}(?:,\d{3})*(?:\.\d{1,2})?(?!(?!s\b)\w|[.,]\d)")


class Figure(NamedTuple):
    """`text[start:end]` is the number."""

    value: Decimal
    start: int
    end: int


def read_figures(text: str) -> tuple[Figure, ...]:
    """In the order of the text."""
    return tuple(
        Figure(Decimal(found[0].replace(",", "")), found.start(), found.end())
        for found in _NUMBER.finditer(text)
    )


def figures(text: str) -> frozenset[Decimal]:
    return frozenset(one.value for one in read_figures(text))
