"""The closed case that a scenario is made from, and its customer's records as they stood then."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.engine import Connection

from firstline.desk import cases, messages
from firstline.desk.cases import Case
from firstline.desk.hearing import hear
from firstline.desk.tables import case_messages
from firstline.records import snapshot as snapshots
from firstline.records.snapshot import Snapshot
from firstline.records.tables import FILES, instruments
from firstline.training.minting.model import CannotMint
from firstline.training.minting.rewinding import Row, rewound
from firstline.training.minting.sameness import Card
from firstline.training.scenarios import STORIES
from firstline.workplace import Workplace

_NOBODY = "CU-0"
Rows = dict[str, list[Row]]


@dataclass(frozen=True)
class Source:
    """`at`: when the finding was first seen; `texts`: what the agent had typed, newest first; `cards`:
    those of the finding, as they were shown."""

    case: Case
    finding: str
    family: str
    at: datetime
    texts: tuple[str, ...]
    cards: tuple[Card, ...]
    records: dict[str, list[Row]]


def source(place: Workplace, case_id: str) -> Source:
    """Raises CannotMint."""
    with place.desk.connect() as desk:
        case = _closed(cases.get(desk, case_id), case_id)
        texts = messages.agent_texts(desk, case_id)
        cards = _cards(desk, case_id)
    found = _found(case)
    cards = tuple(one for one in cards if one["finding"] == found["finding"])
    at = datetime.fromisoformat(found["at"])
    heard = hear(texts, place.company, at)
    with place.records.connect() as records:
        seen = snapshots.load(records, case.customer_id or "", place.company, heard.endings)
        if seen is None:
            raise CannotMint(f"case {case_id} has no customer whose records are still there")
        rows = _rows(seen) | _strangers(records, seen)
    rows = _with_our_senders(rows, seen)
    return Source(case, found["finding"], found["family"], at, texts, cards, rewound(rows, at))


def _closed(case: Case | None, case_id: str) -> Case:
    if case is None:
        raise CannotMint(f"there is no case {case_id}; see its number on the case page")
    if not case.is_closed:
        raise CannotMint(f"case {case_id} is still open; wrap it up first")
    return case


def _found(case: Case) -> dict[str, Any]:
    """The finding that the case came to, at the time when it was first seen."""
    known = [one for one in case.findings if one["family"] in STORIES]
    if not known:
        raise CannotMint(f"case {case.case_id} came to no finding that can be practised")
    code = known[0]["finding"]
    return next(one for one in reversed(known) if one["finding"] == code)


def _cards(desk: Connection, case_id: str) -> tuple[Card, ...]:
    of_case = case_messages.c.case_id == case_id
    kept = desk.execute(
        select(case_messages.c.replies).where(of_case).order_by(case_messages.c.message_id)
    ).scalars()
    return tuple(card for replies in kept for one in replies or () if (card := one.get("card")))


def _rows(seen: Snapshot) -> dict[str, list[Row]]:
    found = {"customers": (seen.customer,)}
    found |= {name: getattr(seen, name) for name in FILES if hasattr(seen, name)}
    return {name: [asdict(one) for one in found[name]] for name in FILES if found.get(name)}


def _strangers(records: Connection, seen: Snapshot) -> dict[str, list[Row]]:
    """With the accounts of others to which a credit of hers went, and somebody who owns them."""
    wanted = {
        credit.destination_instrument_id
        for credit in seen.credits
        if credit.credit_id in seen.foreign_destinations
    }
    if not wanted:
        return {}
    named = instruments.c.instrument_id.in_(sorted(wanted))
    others = [dict(row) for row in records.execute(select(instruments).where(named)).mappings()]
    owners = sorted({row["customer_id"] for row in others})
    return {
        "customers": [asdict(seen.customer), *({"customer_id": one} for one in owners)],
        "instruments": [*map(asdict, seen.instruments), *_alone(others)],
    }


def _with_our_senders(rows: Rows, seen: Snapshot) -> Rows:
    """Where we never wrote to her, with messages to a nobody: by them others' senders are strangers."""
    if seen.messages or not seen.sender_domains:
        return rows
    sent = [
        {"message_id": f"{_NOBODY}-{place}", "customer_id": _NOBODY, "sender": f"post@{domain}"}
        for place, domain in enumerate(sorted(seen.sender_domains))
    ]
    customers = [*rows["customers"], {"customer_id": _NOBODY}]
    return {**rows, "customers": customers, "messages": sent}


def _alone(others: list[Row]) -> list[Row]:
    """Without a card that they stand for, which is not here."""
    return [{**row, "parent_instrument_id": None} for row in others]
