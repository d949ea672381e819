"""What is only read: who read it, and in which case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from firstline.desk.trail.entries import Entry


@dataclass(frozen=True)
class Reader:
    agent: str
    case_id: str


def read(reader: Reader, action: str, customer_id: str | None, now: datetime) -> Entry:
    """The entry of a read; of a case that is nobody's yet, the case itself is what was read."""
    subject = f"customers/{customer_id}" if customer_id else f"cases/{reader.case_id}"
    about = {"case_id": reader.case_id, "customer_id": customer_id, "why": reader.case_id}
    return Entry(now, reader.agent, action, subject, **about)
