"""Messages with the claims that a careful reader finds in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timezone
from decimal import Decimal
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from firstline.settings import PROJECT

FOLDER = PROJECT / "tests" / "casework" / "said" / "claims_labelled"
FLAGS = ("denied", "hedged", "reported")


@dataclass(frozen=True)
class Meant:
    """One claim as labelled: `flags` are those of `FLAGS` that hold."""

    kind: str
    flags: frozenset[str]
    day: date | None = None
    count: Decimal | None = None


@dataclass(frozen=True)
class Labelled:
    """`kinds`: those that were looked for, empty for the ones of which most messages tell."""

    text: str
    now: datetime
    claims: tuple[Meant, ...]
    channel: str | None
    kinds: tuple[str, ...] = ()


def labelled(part: str) -> Iterator[Labelled]:
    """The messages of `part`, "open" or "held"."""
    for file in sorted((FOLDER / part).glob("*.yml")):
        yield from _of_file(file)


def _of_file(file: Path) -> Iterator[Labelled]:
    written = YAML(typ="safe").load(file.read_text(encoding="utf-8"))
    now = datetime.combine(written["now"], time(18), tzinfo=timezone.utc)
    for message in written["messages"]:
        claims = tuple(_meant(claim) for claim in message.get("claims", ()))
        kinds = tuple(written.get("kinds", ()))
        yield Labelled(message["text"], now, claims, message.get("channel"), kinds)


def _meant(claim: dict[str, Any]) -> Meant:
    count = claim.get("count")
    return Meant(
        claim["kind"],
        frozenset(flag for flag in FLAGS if claim.get(flag)),
        claim.get("day"),
        None if count is None else Decimal(str(count)),
    )
