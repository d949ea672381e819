"""Our own log of sent messages: did we send what she read, and which slot printed the digits?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from firstline.casework import slots
from firstline.casework.said import Said
from firstline.casework.slots import SlotDefect
from firstline.records.snapshot import Snapshot

LOGGED_CHANNELS = ("email", "sms", "push", "letter")
_NUMBER = re.compile(r"(?<![\d.,])\d[\d \-]*(?![\d.,]\d)")


@dataclass(frozen=True)
class Printed:
    """A message of ours that printed the digits, in `slot`, as `text`; `defect` when that was wrong."""

    message: Any
    slot: str
    text: str
    defect: SlotDefect | None


def printed(snapshot: Snapshot, digits: str) -> Printed | None:
    """The message that printed the digits: a wrong slot before a right one, then the newest."""
    found = [
        Printed(message, slot, str(text), slots.defect(snapshot, message, slot, text))
        for message in snapshot.messages
        for slot, text in (message.slots or {}).items()
        if _prints(str(text), digits)
    ]
    found.sort(key=lambda p: (p.defect is not None, p.message.sent_at), reverse=True)
    return found[0] if found else None


def _prints(text: str, digits: str) -> bool:
    runs = ("".join(filter(str.isdigit, run)) for run in _NUMBER.findall(text))
    return any(run.endswith(digits) for run in runs)


def is_not_ours(snapshot: Snapshot, said: Said, held: Printed | None, now: datetime) -> bool:
    """She read it in a message, and our log is fresh enough to know that we never sent it.

    A link to somebody else's site in a message that our log holds does not make it foreign.
    """
    source = said.source
    if source is None or not is_fresh(snapshot, said, now):
        return False
    foreign = foreign_domains(snapshot, said)
    if foreign:
        return held is None or len(foreign) == len(source.domains)
    named = source.channel in LOGGED_CHANNELS or source.pasted
    return named and held is None and not _may_hold(snapshot, source.channel)


def foreign_domains(snapshot: Snapshot, said: Said) -> tuple[str, ...]:
    """Sender and link domains she names that are none of the company's."""
    if said.source is None or not snapshot.sender_domains:
        return ()
    return tuple(d for d in said.source.domains if not _ours(d, snapshot.sender_domains))


def _ours(domain: str, own: frozenset[str]) -> bool:
    return any(domain == ours or domain.endswith("." + ours) for ours in own)


def is_fresh(snapshot: Snapshot, said: Said, now: datetime) -> bool:
    """The log of sent messages reaches to the day she read it, or to the present day."""
    as_of = snapshot.as_of.get("messages")
    if as_of is None:
        return False
    if now - as_of <= timedelta(hours=snapshot.company.log_fresh_hours):
        return True
    known_until = as_of.astimezone(snapshot.company.timezone).date()
    return bool(said.days) and max(day.day for day in said.days) < known_until


def _may_hold(snapshot: Snapshot, channel: str | None) -> bool:
    """A logged message whose printed texts were not recorded could be the one she read."""
    return any(not m.slots and channel in (m.channel, None) for m in snapshot.messages)
