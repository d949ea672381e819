"""Where and when she can be reached by telephone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, time
from zoneinfo import ZoneInfo

from firstline.casework.promises.clock import her_zone
from firstline.casework.promises.model import dated
from firstline.records.phones import phone_form
from firstline.records.snapshot import Snapshot


@dataclass(frozen=True)
class Reach:
    """`numbers`: hers in normal form, the main one first; `first` and `last`: when the company
    rings, on her clock."""

    numbers: tuple[str, ...]
    region: str
    zone: ZoneInfo
    first: time
    last: time

    def is_hers(self, number: str | None) -> bool:
        return bool(number) and phone_form(number, self.region) in self.numbers

    def is_foreign(self, number: str | None) -> bool:
        """Whether a number is none of hers; never of one that cannot be read, or when none of hers
        is known. One without its area code is hers when hers ends in it."""
        form = phone_form(number, self.region) if number else None
        if form is None or not self.numbers or form in self.numbers:
            return False
        local = re.sub(r"\D", "", number or "")
        return not any(each.endswith(local) for each in self.numbers)

    def is_at_night(self, moment: datetime | None) -> bool:
        """Outside the hours in which the company rings."""
        at = dated(moment)
        return at is not None and not self.first <= at.astimezone(self.zone).time() <= self.last


def reach(snapshot: Snapshot) -> Reach:
    """Her numbers are those on file and those she rang us from."""
    contacts = (one.value for one in snapshot.contacts if one.kind == "phone")
    rang_from = (call.phone for call in snapshot.calls if call.direction == "in")
    written = dict.fromkeys((snapshot.customer.phone, *contacts, *rang_from))
    company = snapshot.company
    forms = (phone_form(number, company.region) for number in written if number)
    return Reach(
        numbers=tuple(dict.fromkeys(form for form in forms if form)),
        region=company.region,
        zone=her_zone(snapshot),
        first=company.promises.reach_from,
        last=company.promises.reach_until,
    )
