"""The record truth of a case: what its cards tell, and what else stands in the customer's records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from firstline.records.snapshot import Snapshot
from firstline.training.truth import Truth, of_facts
from firstline.training.truth.causes import findings
from firstline.training.truth.model import Point

# What a reply may speak of; the rest of a snapshot is ours alone.
_TABLES = (
    *("instruments", "orders", "order_lines", "shipments", "charges", "subscriptions", "credits"),
    *("appointments", "work_orders", "parts", "calls", "callbacks", "complaints", "contracts"),
)


def of_case(cards: Sequence[Mapping[str, Any]], snapshot: Snapshot | None, now: datetime) -> Truth:
    """The newest card first: it is what the case is about. What an older one tells, and any sum, day
    and ending of the snapshot, may be stated as well."""
    newest = of_card(cards[0], now)
    older = [of_card(card, now) for card in cards[1:]]
    sums = [value for one in older for value in one.sums]
    points = [point for one in older for point in one.points]
    tails = [tail for one in older for tail in one.tails]
    digits = [number for one in older for number in one.digits]
    if snapshot:
        values = list(_values(snapshot))
        sums += [value for _, value in values if isinstance(value, Decimal)]
        points += [_point(value, now) for _, value in values if isinstance(value, date)]
        tails += [str(value) for name, value in values if name in ("tail", "last4")]
    return replace(
        newest,
        amounts=newest.amounts | {"elsewhere": tuple(sums)},
        points=(*newest.points, *points),
        tails=newest.tails | set(tails),
        digits=newest.digits | set(digits),
    )


def of_card(card: Mapping[str, Any], now: datetime) -> Truth:
    """What the card states is what the agent may state: its sums, days and endings are the true ones."""
    known = findings().get(str(card.get("finding") or ""))
    goodwill = (card.get("offer") or {}).get("goodwill") or {}
    facts = {
        "family": card.get("family"),
        "finding": card.get("finding"),
        "fault": known.fault if known else None,
        "now": now.isoformat(),
        "customer": {"name": (card.get("customer") or {}).get("name")},
        "truth": {
            "cause": str(card.get("headline") or ""),
            "currency": goodwill.get("currency"),
            **{f"told_{place}": text for place, text in enumerate(_texts(card))},
        },
        "do": [step["label"] for step in card.get("do") or () if step.get("label")],
        "goodwill_limit": goodwill.get("limit"),
    }
    return of_facts(facts)


def _values(snapshot: Snapshot) -> Iterator[tuple[str, object]]:
    """Of every row, with the column's name; "tail" for the end of a number of hers."""
    for row in (row for table in _TABLES for row in getattr(snapshot, table)):
        for column in fields(row):
            yield column.name, getattr(row, column.name)


def _point(value: date, now: datetime) -> Point:
    if not isinstance(value, datetime):
        return Point("elsewhere", value)
    local = value.astimezone(now.tzinfo)
    return Point("elsewhere", local.date(), local.time().replace(second=0, microsecond=0))


def _texts(card: Mapping[str, Any]) -> Iterator[str]:
    for one in card.get("evidence") or ():
        yield str(one.get("fact") or "")
    yield from map(str, card.get("ruled_out") or ())
    yield from map(str, card.get("say") or ())
    yield from map(str, (card.get("offer") or {}).get("statutory") or ())
