"""Follow-ups that agents took on at the desk; what became of them is known there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from firstline.casework.promises.model import FOLLOW_UP, Promise, state_of, until
from firstline.records.snapshot import Snapshot


def promises(snapshot: Snapshot, now: datetime) -> Iterator[Promise]:
    for one in snapshot.beside.follow_ups:
        kept_at = until(one.ended_at, now)
        state = state_of(one.due_at, kept_at, now, known_until=now)
        yield Promise(
            FOLLOW_UP, one.record, one.what, one.made_at, one.due_at, one.owner, state, kept_at
        )
