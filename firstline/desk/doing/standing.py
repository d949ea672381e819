"""What was decided for a customer, laid beside her records."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import select
from sqlalchemy.engine import Connection

from firstline.casework.playbook.kinds import CHOICE
from firstline.desk.tables import decisions
from firstline.records.decided import Decided
from firstline.records.snapshot import Snapshot

DECLINED = "declined"
MOST = 200
# So long a finding that rests on no rows is taken for the same one in another case of the customer.
SAME_MATTER = timedelta(days=14)


def with_decided(snapshot: Snapshot, desk: Connection, now: datetime) -> Snapshot:
    return replace(snapshot, decided=of_customer(desk, snapshot.customer.customer_id, now))


def of_customer(desk: Connection, customer_id: str, now: datetime) -> tuple[Decided, ...]:
    """The newest decisions that hold or wait for consent, whoever took them in whichever case."""
    rows = desk.execute(
        select(decisions)
        .where(decisions.c.customer_id == customer_id, decisions.c.state != DECLINED)
        .order_by(decisions.c.at.desc(), decisions.c.decision_id)
        .limit(MOST)
    )
    return tuple(_decided(row, now) for row in rows)


def _decided(row: Any, now: datetime) -> Decided:
    given = row.content["amount"]
    is_of_finding = not row.records and now - row.at <= SAME_MATTER
    return Decided(
        step=row.step,
        records=frozenset(row.records) or frozenset({f"cases/{row.case_id}"}),
        reference=row.decision_id,
        state=row.state,
        at=row.at,
        agent=row.agent,
        case_id=row.case_id,
        amount=Decimal(given["amount"]) if given else None,
        currency=given["currency"] if given else "",
        what=row.content["what"],
        effect=row.content.get("effect", ""),
        choice=row.content["given"].get(CHOICE, ""),
        for_finding=row.finding if is_of_finding else "",
        returns=tuple(
            (one["charge"], Decimal(one["amount"])) for one in row.content.get("returns", ())
        ),
    )
