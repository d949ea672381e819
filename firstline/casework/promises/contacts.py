"""When we got in touch with her."""

from __future__ import annotations

from datetime import datetime

from firstline.casework.promises.model import dated
from firstline.records.cancellation import is_cancelled
from firstline.records.snapshot import Snapshot


def calls_to_her(snapshot: Snapshot) -> tuple[datetime, ...]:
    """When we rang her, in order: outgoing calls and callbacks that were placed."""
    calls = (call.started_at for call in snapshot.calls if call.direction == "out")
    callbacks = (
        callback.placed_at
        for callback in snapshot.callbacks
        if callback.status != "missed" and not is_cancelled(callback)
    )
    return _in_order([*calls, *callbacks])


def contacts_to_her(snapshot: Snapshot) -> tuple[datetime, ...]:
    """When we rang or wrote to her, in order."""
    messages = (message.sent_at for message in snapshot.messages)
    return _in_order([*calls_to_her(snapshot), *messages])


def _in_order(moments: list[datetime | None]) -> tuple[datetime, ...]:
    return tuple(sorted(moment for moment in map(dated, moments) if moment))
