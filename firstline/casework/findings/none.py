"""Nothing is broken: what was looked at, so that the agent can say so with a good conscience."""

from __future__ import annotations

from datetime import datetime

from firstline.casework.facts import Day, Fact, Plain, State
from firstline.casework.finding import Family, Finding, Proof
from firstline.casework.said import Said
from firstline.records.rows import Row
from firstline.records.snapshot import Snapshot

CODES = ("NONE",)
KINDS: dict[str, type] = {
    "checks": Plain,
    "elsewhere": State,
    "count": Plain,
    "newest_on": Day,
}
_LOOKED_AT = (
    "charges",
    "orders",
    "appointments",
    "complaints",
    "calls",
    "callbacks",
    "work_orders",
    "messages",
)


def find(snapshot: Snapshot, said: Said, now: datetime) -> tuple[Finding, ...]:
    """Never by itself: it is what is left when no family finds what was asked for."""
    return ()


def finding(snapshot: Snapshot, checks: int, *, is_broken: bool) -> Finding:
    """`is_broken`: something else than what was asked about is."""
    known: dict[str, Fact] = {"checks": Plain(str(checks))}
    if is_broken:
        known["elsewhere"] = State()
    seen = {name: getattr(snapshot, name) for name in _LOOKED_AT}
    rows = tuple(_seen(snapshot, name, each) for name, each in seen.items() if each)
    empty = tuple(
        Proof(f"no_{name}") for name, each in seen.items() if not each and name in snapshot.as_of
    )
    return Finding("none", "NONE", "certain", known, rows, empty)


def _seen(snapshot: Snapshot, name: str, rows: tuple[Row, ...]) -> Proof:
    facts: dict[str, Fact] = {"count": Plain(str(len(rows)))}
    column = rows[0].table.info.get("newest")
    at = getattr(rows[0], column) if column else None
    if at:
        facts["newest_on"] = Day(at.astimezone(snapshot.company.timezone).date())
    return Proof(f"saw_{name}", rows[0].record, at, facts)


FAMILY = Family("none", CODES, KINDS, find)
