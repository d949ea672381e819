"""Follow-ups that agents wrote into the notes of their calls: "will ring her Thursday 12 Nov"."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from firstline.casework.promises.commitments import commitments
from firstline.casework.promises.contacts import contacts_to_her
from firstline.casework.promises.deadlines import deadline
from firstline.casework.promises.model import FOLLOW_UP, Promise, known_until, state_of, until
from firstline.records.snapshot import Snapshot

MOST_CALLS = 60  # the newest ones whose notes are read
LONGEST_NOTE = 4000  # characters that are read of one note
LONGEST_WHAT = 200
_CONTACT_TABLES = ("calls", "callbacks", "messages")


def promises(snapshot: Snapshot, now: datetime) -> Iterator[Promise]:
    """Any call or message to her between the note's call and its deadline keeps it."""
    contacts = tuple(at for at in contacts_to_her(snapshot) if at <= now)
    reached = known_until(snapshot, "calls", *(t for t in _CONTACT_TABLES if t in snapshot.as_of))
    for call in snapshot.calls[:MOST_CALLS]:
        if until(call.started_at, now):
            yield from _of_call(snapshot, call, contacts, reached, now)


def _of_call(
    snapshot: Snapshot,
    call: Any,
    contacts: tuple[datetime, ...],
    reached: datetime | None,
    now: datetime,
) -> Iterator[Promise]:
    started = until(call.started_at, now)
    made_at = max(until(call.ended_at, now) or started, started)
    seen = set()
    for commitment in commitments((call.note or "")[:LONGEST_NOTE], snapshot.customer.name or ""):
        due = deadline(snapshot, commitment, made_at)
        if due is None or due in seen:
            continue
        seen.add(due)
        kept_at = next((at for at in contacts if at > made_at), None)
        if kept_at and kept_at > due and not (reached and reached >= due):
            kept_at = None  # what came before it may be missing from the log
        state = state_of(due, kept_at, now, reached)
        what, owner = commitment.sentence[:LONGEST_WHAT], call.agent or ""
        yield Promise(FOLLOW_UP, call.record, what, made_at, due, owner, state, kept_at)
