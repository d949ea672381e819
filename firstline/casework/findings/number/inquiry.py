"""Everything looked up about one run of digits, before it is given a name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from firstline.casework.findings.number import ledger, log
from firstline.casework.findings.number.ledger import Credited
from firstline.casework.findings.number.log import Printed
from firstline.casework.findings.number.matches import Match, matches
from firstline.casework.said import Said
from firstline.records.snapshot import Snapshot

# A card, its devices and the cards it replaced are one kind of thing to the customer.
_GROUPS = {"device": "card", "past_card": "card"}


@dataclass(frozen=True)
class Inquiry:
    snapshot: Snapshot
    said: Said
    now: datetime
    digits: str
    matches: tuple[Match, ...]
    held: Printed | None
    credited: Credited | None
    not_ours: bool

    @property
    def kinds(self) -> frozenset[str]:
        return frozenset(_GROUPS.get(match.kind, match.kind) for match in self.matches)

    def of_kind(self, *kinds: str) -> tuple[Match, ...]:
        return tuple(match for match in self.matches if match.kind in kinds)


def inquire(snapshot: Snapshot, said: Said, digits: str, now: datetime) -> Inquiry:
    found = matches(snapshot, digits)
    held = log.printed(snapshot, digits)
    message = held.message if held else None
    return Inquiry(
        snapshot=snapshot,
        said=said,
        now=now,
        digits=digits,
        matches=found,
        held=held,
        credited=ledger.concerned(snapshot, said, found, message, now),
        not_ours=log.is_not_ours(snapshot, said, held, bool(found), now),
    )
