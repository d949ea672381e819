"""The single values of a `facts` object, each with the key that names it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, tzinfo
from decimal import Decimal

from firstline.training.truth.figures import figured
from firstline.training.truth.model import Point
from firstline.training.truth.moments import moments
from firstline.training.truth.sums import money, sums

_TAIL = re.compile(r"tail|last_?(?:four|4)|ending|digits")
_MONEY = re.compile(
    r"amount|sum|total|price|fee|refund|paid|charge|owed|cost|deposit|limit|compensation|balance"
    r"|value|due_back"
    r"|goodwill|voucher|credit$|debit$|hold$"
)
_ISO = re.compile(
    r"(20\d\d-\d\d-\d\d)(?:[T ](\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?(?:\s*(?:/|-"
    r"|–|to)\s*(?:[\dT-]*T)?(\d\d:\d\d)\S*)?"
)
_DECIMAL = re.compile(r"\d{1,7}[.,]\d{2}")
_CODE = re.compile(r"(?=.*\d{2})[A-Za-z0-9/-]{4,24}")
_DEEPEST = 8


@dataclass(frozen=True)
class Leaf:
    key: str
    value: object


def leaves(key: str, value: object, depth: int = 0) -> Iterator[Leaf]:
    """Lists and objects are opened; what a list holds has the list's key."""
    if depth > _DEEPEST:
        return
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from leaves(str(name).lower(), inner, depth + 1)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from leaves(key, inner, depth + 1)
    elif value is not None and not isinstance(value, bool):
        yield Leaf(key, value)


def points_of(leaf: Leaf, zone: tzinfo | None, now: datetime | None) -> tuple[Point, ...]:
    """The days in it, on the scenario's own clock; words ("6 March, 9:30") count where a day stands."""
    text = str(leaf.value)
    # On the session's clock, and as it stands there: a visit elsewhere is told by the clock there.
    clocks = (zone, None) if zone else (None,)
    written = [_point(leaf.key, one, clock) for one in _ISO.finditer(text) for clock in clocks]
    found = list(dict.fromkeys(point for point in written if point))
    if found or isinstance(leaf.value, (int, float, Decimal)):
        return tuple(found)
    for moment in moments(figured(text), now):
        if len(moment.days) == 1 or moment.times:
            times = [*moment.times, None, None]
            found += [Point(leaf.key, day, times[0], times[1]) for day in sorted(moment.days)]
    return tuple(found)


def _point(key: str, one: re.Match[str], zone: tzinfo | None) -> Point | None:
    try:
        day = date.fromisoformat(one[1])
        at = time.fromisoformat(one[2]) if one[2] else None
        until = time.fromisoformat(one[4]) if one[4] else None
        if at and one[3] and zone:
            offset = one[3].replace("Z", "+00:00")
            moment = datetime.fromisoformat(f"{one[1]}T{one[2]}:00{offset}").astimezone(zone)
            day, at = moment.date(), moment.time().replace(tzinfo=None)
    except ValueError:
        return None
    return Point(key, day, at, until)


def amounts_of(leaf: Leaf) -> tuple[Decimal, ...]:
    """Money: by its key, by two decimals, or with a currency beside it."""
    if isinstance(leaf.value, str) and _ISO.search(leaf.value):
        return ()
    text = str(leaf.value).strip()
    if re.fullmatch(r"[£$€]? ?\d[\d., ]*(?: ?[A-Z]{3})?", text):
        plain = re.sub(r"[^\d.,]", "", text)
        money_like = _MONEY.search(leaf.key) and not _TAIL.search(leaf.key)
        if money_like or _DECIMAL.fullmatch(plain) or re.search(r"[£$€]|[A-Z]{3}", text):
            return (money(plain),)
        return ()
    return tuple(one.value for one in sums(figured(text)) if not one.loose)


def tail_of(leaf: Leaf) -> str | None:
    """The ending of a card or account, when that is all the value is."""
    text = re.sub(r"[*xX•. -]", "", str(leaf.value))
    named = _TAIL.search(leaf.key) or re.search(r"card|account|instrument", leaf.key)
    return text if re.fullmatch(r"\d{3,4}", text) and named else None


def code_of(leaf: Leaf) -> str | None:
    """An order, case or other number written as one word."""
    text = str(leaf.value).strip()
    return text if _CODE.fullmatch(text) and not _ISO.match(text) else None
