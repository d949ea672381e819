"""Sums that an agent types: how they are written, and in which currency."""

from __future__ import annotations

import re
from decimal import Decimal

from babel.numbers import get_currency_precision

# Twelve digits are more than anybody may give and less than would tire a Decimal.
_PLAIN = re.compile(r"[0-9]{1,12}(?:\.([0-9]{1,12}))?")


def unit(currency: str) -> Decimal:
    """The smallest sum of an ISO 4217 currency: USD 0.01, JPY 1, KWD 0.001."""
    return Decimal(1).scaleb(-get_currency_precision(currency))


def read_sum(typed: str, currency: str) -> Decimal | None:
    """ "42.5" in USD is 42.50; None for anything but ASCII digits with at most one dot, and for
    more decimals than the currency has."""
    found = _PLAIN.fullmatch(typed)
    places = get_currency_precision(currency)
    if not found or len(found[1] or "") > places:
        return None
    return Decimal(typed).quantize(unit(currency))
