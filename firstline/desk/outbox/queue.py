"""The outbox's rows: put in with a decision, claimed and settled by whoever delivers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import insert
from sqlalchemy.engine import Connection

from firstline.desk.names import new_id
from firstline.desk.tables import outbox

WAITING, DELIVERED, DEAD, DROPPED = "waiting", "delivered", "dead", "dropped"


@dataclass(frozen=True)
class Order:
    """What another system is to do: `topic` such as "payment.refund", `payload` a JSON object."""

    topic: str
    payload: Mapping[str, Any] = field(default_factory=dict)


def put(
    connection: Connection,
    order: Order,
    now: datetime,
    case_id: str | None = None,
    decision_id: str | None = None,
) -> str:
    """Keep an order until it is delivered; its id, under which a receiver knows a repetition."""
    outbox_id = new_id("O")
    connection.execute(
        insert(outbox).values(
            outbox_id=outbox_id,
            at=now,
            topic=order.topic,
            payload=dict(order.payload),
            case_id=case_id,
            decision_id=decision_id,
            state=WAITING,
            attempts=0,
            next_at=now,
            problem="",
        )
    )
    return outbox_id
