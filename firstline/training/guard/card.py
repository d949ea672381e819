"""The record truth of a case, as far as its newest card tells it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from firstline.training.truth import Truth, of_facts
from firstline.training.truth.causes import findings


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


def _texts(card: Mapping[str, Any]) -> Iterator[str]:
    for one in card.get("evidence") or ():
        yield str(one.get("fact") or "")
    yield from map(str, card.get("ruled_out") or ())
    yield from map(str, card.get("say") or ())
    yield from map(str, (card.get("offer") or {}).get("statutory") or ())
