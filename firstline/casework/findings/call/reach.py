"""Where and when she can be reached by telephone."""

from __future__ import annotations

import re
from datetime import datetime

from firstline.casework.promises.clock import her_zone
from firstline.records.phones import phone_form
from firstline.records.snapshot import Snapshot


def own_numbers(snapshot: Snapshot) -> tuple[str, ...]:
    """Her telephone numbers in normal form, the main one first, then those she rang us from."""
    contacts = (one.value for one in snapshot.contacts if one.kind == "phone")
    rang_from = (call.phone for call in snapshot.calls if call.direction == "in")
    numbers = [snapshot.customer.phone, *contacts, *rang_from]
    forms = (_form(snapshot, number) for number in numbers)
    return tuple(dict.fromkeys(form for form in forms if form))


def is_foreign(snapshot: Snapshot, number: str | None) -> bool:
    """Whether a number is none of hers; never of one that cannot be read, or when none is known."""
    form, own = _form(snapshot, number), own_numbers(snapshot)
    if form is None or not own or form in own:
        return False
    local = re.sub(r"\D", "", number or "")
    return not any(each.endswith(local) for each in own)


def is_at_night(snapshot: Snapshot, moment: datetime) -> bool:
    """Outside the hours in which the company rings, on her clock."""
    promises = snapshot.company.promises
    local = moment.astimezone(her_zone(snapshot)).time()
    return not promises.reach_from <= local <= promises.reach_until


def _form(snapshot: Snapshot, number: str | None) -> str | None:
    return phone_form(number, snapshot.company.region) if number else None
