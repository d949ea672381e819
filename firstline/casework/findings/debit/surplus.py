"""Which of several sums were taken once too often, given what they should come to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import product
from math import prod

NONE: Mapping[Decimal, int] = {}
UNSURE: Mapping[Decimal, int] = {Decimal(-1): 0}
_MOST_WAYS = 5000
# A price may leave out postage or count a few cents of rounding; half a price is a part of it.
_NEARLY = Decimal("0.9")


def surplus(amounts: Sequence[Decimal], total: Decimal) -> Mapping[Decimal, int]:
    """How often each repeated sum is in excess, so that the rest is exactly `total`.

    One sum alone that pays (nearly) the whole price each time is owed once. NONE when no repetition
    explains the excess, UNSURE when several do.
    """
    counts = Counter(amounts)
    repeated = {amount: count for amount, count in counts.items() if count > 1}
    if prod(repeated.values()) > _MOST_WAYS:
        return UNSURE
    over = sum(amounts) - total
    ways = [
        way
        for way in product(*(range(count) for count in repeated.values()))
        if sum(amount * count for amount, count in zip(repeated, way, strict=True)) == over
    ]
    if len(ways) > 1:
        return UNSURE
    if ways:
        found = zip(repeated, ways[0], strict=True)
        return {amount: count for amount, count in found if count}
    if len(counts) == 1 and amounts[0] >= total * _NEARLY:
        return {amounts[0]: len(amounts) - 1}
    return NONE
