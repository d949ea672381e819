"""Our own log of sent messages: did we send what she read, and which slot printed the digits?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Any

from firstline.casework import slots
from firstline.casework.said import Said
from firstline.casework.slots import SlotDefect
from firstline.records.snapshot import Snapshot

LOGGED_CHANNELS = ("email", "sms", "push", "letter")
# A log this young tells also of what was sent on its own day.
LIVE = timedelta(hours=2)
SUBJECT = "subject"
_NUMBER = re.compile(r"(?<![\d.,])\d[\d \-]*(?![\d.,]\d)")
_UNDATED = datetime.min.replace(tzinfo=timezone.utc)


@dataclass(frozen=True)
class Printed:
    """A message of ours that printed the digits, in `slot`, as `text`; `defect` when that was wrong."""

    message: Any
    slot: str
    text: str
    defect: SlotDefect | None


def printed(snapshot: Snapshot, digits: str) -> Printed | None:
    """The message that printed the digits: a wrong slot before a right one, then the newest, then
    a slot before the subject."""
    found = [
        one
        for message in snapshot.messages
        for one in _texts(snapshot, message)
        if _prints(one.text, digits)
    ]
    found.sort(key=_rank, reverse=True)
    return found[0] if found else None


def _texts(snapshot: Snapshot, message: Any) -> Iterator[Printed]:
    for slot, text in (message.slots or {}).items():
        yield Printed(message, slot, str(text), slots.defect(snapshot, message, slot, text))
    if message.subject:
        yield Printed(message, SUBJECT, message.subject, None)


def _rank(found: Printed) -> tuple:
    sent = found.message.sent_at or _UNDATED
    return found.defect is not None, sent, found.slot != SUBJECT


def _prints(text: str, digits: str) -> bool:
    runs = ("".join(filter(str.isdigit, run)) for run in _NUMBER.findall(text))
    return any(run.endswith(digits) for run in runs)


def is_not_ours(
    snapshot: Snapshot, said: Said, held: Printed | None, explained: bool, now: datetime
) -> bool:
    """She read it in a message, and our log reaches far enough to know that we never sent it.

    Digits that end a record of hers speak for a message of ours that the log lacks (`explained`);
    then only a sender that is not ours is proof, as it is on any fresh log. A link to somebody
    else's site in a message that our log holds does not make it foreign.
    """
    source = said.source
    if source is None:
        return False
    foreign = foreign_domains(snapshot, said)
    if foreign and (snapshot.is_fresh(now, "messages") or reaches(snapshot, said, now)):
        return held is None or len(foreign) == len(source.domains)
    return (
        is_logged(said)
        and held is None
        and not explained
        and reaches(snapshot, said, now)
        and not _may_hold(snapshot, source.channel)
    )


def is_logged(said: Said) -> bool:
    """She read it in a kind of message that our log would hold."""
    source = said.source
    return source is not None and (source.channel in LOGGED_CHANNELS or source.pasted)


def foreign_domains(snapshot: Snapshot, said: Said) -> tuple[str, ...]:
    """Sender and link domains she names that are none of the company's."""
    if said.source is None or not snapshot.sender_domains:
        return ()
    return tuple(d for d in said.source.domains if not _ours(d, snapshot.sender_domains))


def _ours(domain: str, own: frozenset[str]) -> bool:
    return any(domain == ours or domain.endswith("." + ours) for ours in own)


def reaches(snapshot: Snapshot, said: Said, now: datetime) -> bool:
    """The log covers the time she read it: the whole day she names, or the present."""
    as_of = snapshot.as_of.get("messages")
    if as_of is None:
        return False
    zone = snapshot.company.timezone
    today, known_until = now.astimezone(zone).date(), as_of.astimezone(zone).date()
    named = [day.day for day in said.days if day.day <= today]
    if said.just_now:
        named.append(today)
    if not named:
        return snapshot.is_fresh(now, "messages")
    return max(named) < known_until or (max(named) == known_until and now - as_of <= LIVE)


def _may_hold(snapshot: Snapshot, channel: str | None) -> bool:
    """A logged message whose printed texts were not recorded could be the one she read."""
    silent = (message for message in snapshot.messages if not message.slots)
    return any(channel is None or message.channel in (channel, None) for message in silent)
