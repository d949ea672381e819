"""Nothing is broken: what was looked at, so that the agent can say so with a good conscience."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from firstline.casework.facts import Account, Day, Fact, Level, Moment, Money, Plain, State
from firstline.casework.finding import Family, Finding, Proof
from firstline.casework.findings.none.disputed import disputed, well
from firstline.casework.findings.none.settled import settled
from firstline.casework.said import Said
from firstline.casework.wishes import asks_why
from firstline.records.rows import Row
from firstline.records.snapshot import Snapshot

CODES = ("NONE",)
KINDS: dict[str, type] = {
    "checks": Plain,
    "elsewhere": State,
    "count": Plain,
    "newest_on": Day,
    # what she says against the records
    "says_it_came": State,
    "says_called": State,
    "says_visited": State,
    "says_once": State,
    "says_hung_up": State,
    "says_right": State,
    "says_money_came": State,
    "asks_why": State,
    "says_repaired": State,
    "says_no_complaint": State,
    "says_well": State,
    "order_number": Account,
    "promised_on": Day,
    "due_at": Moment,
    "dropped_at": Moment,
    "amount": Money,
    # what the records know better
    "callback_at": Moment,
    "rang_at": Moment,
    "colleague": Plain,
    "complaint": Account,
    "received_on": Day,
    "answered_on": Day,
    "visit": Account,
    "slot": Moment,
    "asked_on": Day,
    "new_slot": Moment,
    "came_at": Moment,
    # what is still to come
    "next_slot": Moment,
    "job": Account,
    "work_at": Moment,
    "all_here": State,
    "all_in_time": State,
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


@dataclass(frozen=True)
class Asked:
    """`gone`: the findings that her own words took back."""

    intents: Sequence[str]
    said: Said
    now: datetime
    gone: Sequence[Finding] = ()


def find(snapshot: Snapshot, said: Said, now: datetime) -> tuple[Finding, ...]:
    """Never by itself: it is what is left when no family finds what was asked for."""
    return ()


def finding(
    snapshot: Snapshot, checks: int, *, is_broken: bool, asked: Asked | None = None
) -> Finding:
    """`is_broken`: something else than what was asked about is."""
    known: dict[str, Fact] = {"checks": Plain(str(checks))}
    if is_broken:
        known["elsewhere"] = State()
    told: tuple[Proof, ...] = ()
    if asked:
        states, told = disputed(asked.said, asked.gone, KINDS)
        known |= states or well(asked.said)
        if states and asks_why(asked.said.text):
            known["asks_why"] = State(Level.ANONYMOUS)
        if not told:
            told = settled(snapshot, asked.said, asked.intents, asked.now)
        known |= told[0].facts if told else {}
    shown = {proof.record.split("/")[0] for proof in told}
    seen = {name: getattr(snapshot, name) for name in _LOOKED_AT}
    rows = tuple(
        _seen(snapshot, name, each) for name, each in seen.items() if each and name not in shown
    )
    empty = tuple(
        Proof(f"no_{name}") for name, each in seen.items() if not each and name in snapshot.as_of
    )
    return Finding("none", "NONE", "certain", known, (*told, *rows), empty)


def _seen(snapshot: Snapshot, name: str, rows: tuple[Row, ...]) -> Proof:
    facts: dict[str, Fact] = {"count": Plain(str(len(rows)))}
    column = rows[0].table.info.get("newest")
    at = getattr(rows[0], column) if column else None
    if at:
        facts["newest_on"] = Day(at.astimezone(snapshot.company.timezone).date())
    return Proof(f"saw_{name}", rows[0].record, at, facts)


FAMILY = Family("none", CODES, KINDS, find)
