"""Sums of money in disguise: equal ones stay equal, and what added up still adds up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import ROUND_HALF_EVEN, Decimal
from fractions import Fraction
from itertools import combinations_with_replacement
from random import Random

_CENT, _WHOLE = Decimal("0.01"), Decimal(1)
_FACTORS = [Fraction(n, 1000) for n in (*range(640, 940), *range(1070, 1560))]
_WHOLE_FACTORS = (3, 2, 5, 7, 11)
_MOST_TRIPLES = 40  # different sums; with more of them only pairs are compared
_TIMES = range(2, 13)

# The places of sums that add up to the one at the last place.
Relation = tuple[tuple[int, ...], int]


class Amounts:
    """`of(amount)` is its disguise, with as many decimals."""

    def __init__(self, originals: Iterable[Decimal], random: Random) -> None:
        known = sorted({abs(one) for one in originals if one})
        self._unit = _WHOLE if all(one == one.to_integral_value() for one in known) else _CENT
        self._factor = self._found(known, random)

    def of(self, amount: Decimal) -> Decimal:
        decimals = max(0, -amount.as_tuple().exponent)
        changed = self._scaled(abs(amount), self._factor).copy_sign(amount)
        exact = changed.normalize()
        needed = max(0, -exact.as_tuple().exponent)
        return changed.quantize(Decimal(1).scaleb(-max(decimals, needed)))

    def _found(self, known: list[Decimal], random: Random) -> Fraction:
        """The first factor under which all that added up still does; a whole one always does."""
        relations = list(_relations(known))
        for factor in random.sample(_FACTORS, len(_FACTORS)):
            changed = [self._scaled(one, factor) for one in known]
            if self._is_safe(known, changed) and all(_holds(changed, one) for one in relations):
                return factor
        whole = [Fraction(one) for one in _WHOLE_FACTORS]
        safe = (f for f in whole if self._is_safe(known, [self._scaled(o, f) for o in known]))
        return next(safe, whole[0])

    def _scaled(self, amount: Decimal, factor: Fraction) -> Decimal:
        exact = amount * factor.numerator / factor.denominator
        return exact if factor.denominator == 1 else exact.quantize(self._unit, ROUND_HALF_EVEN)

    @staticmethod
    def _is_safe(known: list[Decimal], changed: list[Decimal]) -> bool:
        apart = len(set(changed)) == len(known) and Decimal(0) not in changed
        return apart and not set(known) & set(changed)


def _relations(known: list[Decimal]) -> Iterator[Relation]:
    place = {one: at for at, one in enumerate(known)}
    for at, one in enumerate(known):
        yield from (((at,) * n, place[n * one]) for n in _TIMES if n * one in place)
    for size in (2, 3) if len(known) <= _MOST_TRIPLES else (2,):
        for parts in combinations_with_replacement(range(len(known)), size):
            total = sum(known[at] for at in parts)
            if total in place:
                yield parts, place[total]


def _holds(changed: list[Decimal], relation: Relation) -> bool:
    parts, total = relation
    return sum(changed[at] for at in parts) == changed[total]
