"""Her calls: which of them the network ended, and in which she and an agent spoke to the end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from firstline.casework.promises.model import dated
from firstline.records.snapshot import Snapshot

NETWORK = "network"
SHORTEST_TALK = timedelta(seconds=30)  # less is a mailbox or a wrong key


@dataclass(frozen=True)
class Drop:
    """A call that the network ended at `at`; `healed_at`: when she was spoken to after all."""

    call: Any
    began: datetime
    at: datetime
    healed_at: datetime | None = None


def drops(
    snapshot: Snapshot, now: datetime, callbacks_kept: tuple[datetime, ...]
) -> tuple[Drop, ...]:
    """The newest first. Two rows whose times overlap are two legs of one call."""
    found: list[Drop] = []
    for drop in sorted(_dropped(snapshot, now), key=lambda drop: (drop.began, drop.at)):
        if found and drop.began < found[-1].at:
            found[-1] = max(found[-1], drop, key=lambda leg: leg.at)
        else:
            found.append(drop)
    talks = tuple(spoken(snapshot, now))
    return tuple(_healed(drop, talks, callbacks_kept) for drop in reversed(found))


def spoken(snapshot: Snapshot, now: datetime) -> Iterator[tuple[datetime, datetime]]:
    """Begin and end of each call in which she and an agent spoke until one of them hung up."""
    names_agents = any(call.agent for call in snapshot.calls)
    for call in snapshot.calls:
        times = _times(call, now)
        if times and call.ended_by in ("customer", "agent") and (call.agent or not names_agents):
            is_short = call.started_at and call.ended_at and times[1] - times[0] < SHORTEST_TALK
            if not is_short:
                yield times


def _dropped(snapshot: Snapshot, now: datetime) -> Iterator[Drop]:
    for call in snapshot.calls:
        times = _times(call, now)
        if times and call.ended_by == NETWORK:
            yield Drop(call, *times)


def _times(call: Any, now: datetime) -> tuple[datetime, datetime] | None:
    """One of the two stands for the other when it is unknown; None for what is still to come."""
    began, ended = dated(call.started_at), dated(call.ended_at)
    began, ended = began or ended, ended or began
    if began is None or began > now or ended > now:
        return None
    return began, max(began, ended)


def _healed(
    drop: Drop, talks: tuple[tuple[datetime, datetime], ...], callbacks_kept: tuple[datetime, ...]
) -> Drop:
    since = [began for began, ended in talks if began > drop.began and ended > drop.at]
    since += [at for at in callbacks_kept if at > drop.at]
    return replace(drop, healed_at=min(since, default=None))
