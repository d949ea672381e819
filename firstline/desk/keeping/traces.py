"""What becomes of the desk's promises, as the trail tells it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy.engine import Connection

from firstline.desk.keeping.about import About
from firstline.desk.trail import entries
from firstline.desk.trail.entries import Entry


def trace(
    connection: Connection,
    action: str,
    subject: str,
    about: About,
    by: str,
    now: datetime,
    *,
    why: str = "",
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
) -> None:
    """One entry; `action` is one of trail.verbs, `why` a code, by default the decision's id."""
    entry = Entry(
        at=now,
        agent=by,
        action=action,
        subject=subject,
        case_id=about.case_id,
        customer_id=about.customer_id,
        why=why or about.decision_id or "",
        before=before or {},
        after=after or {},
    )
    entries.write(connection, entry)
