"""What was said in a case: its messages read by the one parser."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from firstline.casework import said
from firstline.casework.said import Said
from firstline.company import Company
from firstline.records.snapshot import Snapshot

MOST_ENDINGS = 20


@dataclass(frozen=True)
class Heard:
    """`latest` is the newest message, `all` every message of the case as one."""

    each: tuple[Said, ...]
    all: Said

    @property
    def latest(self) -> Said:
        return self.each[0] if self.each else Said()

    @property
    def focused(self) -> Said:
        """The whole case, but of its numbers only those of the newest message if it has any."""
        numbers = (*self.latest.tails, *self.latest.full)
        return replace(self.all, mentions=self.latest.mentions) if numbers else self.all

    @property
    def endings(self) -> tuple[str, ...]:
        """What the snapshot is to look up among the customer's own identifiers."""
        wanted = [mention.value for mention in (*self.all.tails, *self.all.full)]
        return tuple(dict.fromkeys(wanted))[:MOST_ENDINGS]


def heard_of(heard: Heard, snapshot: Snapshot) -> Heard:
    """As her records make it clear of whom she speaks."""
    ours = {row.engineer or "" for row in snapshot.appointments}
    ours |= {row.agent or "" for row in snapshot.calls}

    each = tuple(said.by_name(one, snapshot.customer.name or "", ours) for one in heard.each)
    return Heard(each, said.gather(each))


def hear(texts: Sequence[str], company: Company, now: datetime) -> Heard:
    """`texts` is newest first."""
    each = tuple(
        said.read(text, region=company.region, timezone=company.timezone, now=now) for text in texts
    )
    return Heard(each, said.gather(each))
