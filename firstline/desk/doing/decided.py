"""What was decided for a customer, laid beside her records."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.engine import Connection

from firstline.desk.tables import decisions
from firstline.records.decided import Decided
from firstline.records.snapshot import Snapshot

DECLINED = "declined"
MOST = 200


def with_decided(snapshot: Snapshot, desk: Connection) -> Snapshot:
    return replace(snapshot, decided=of_customer(desk, snapshot.customer.customer_id))


def of_customer(desk: Connection, customer_id: str) -> tuple[Decided, ...]:
    """The newest decisions that hold or wait for consent, whoever took them in whichever case."""
    rows = desk.execute(
        select(decisions)
        .where(decisions.c.customer_id == customer_id, decisions.c.state != DECLINED)
        .order_by(decisions.c.at.desc(), decisions.c.decision_id)
        .limit(MOST)
    )
    return tuple(
        Decided(row.step, frozenset(row.records), row.decision_id, row.state, row.at, row.agent)
        for row in rows
    )
