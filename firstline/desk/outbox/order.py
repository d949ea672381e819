"""An order to another system, and one that is being delivered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


@dataclass(frozen=True)
class Order:
    """What another system is to do: `topic` such as "payment.refund", `payload` a JSON object."""

    topic: str
    payload: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Claimed:
    """An order that `holder` alone may deliver for now; `attempts` are those that failed."""

    outbox_id: str
    at: datetime
    order: Order
    attempts: int
    holder: str
    case_id: str | None = None
