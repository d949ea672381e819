"""Whom a promised call goes to: the number itself once the customer was verified in the case."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from sqlalchemy.engine import Connection

from firstline.casework.doing import contact
from firstline.casework.facts import Level
from firstline.desk import cases
from firstline.desk.keeping import callbacks
from firstline.desk.keeping.promises import CALLBACK, Promise
from firstline.records import snapshot as snapshots
from firstline.records.snapshot import Snapshot
from firstline.workplace import Workplace


@dataclass(frozen=True)
class Ring:
    """`contact_id` and `masked` as casework.doing.contact has them; `number` is "" unless it may be
    seen, and when it is not on file any more."""

    contact_id: str
    masked: str
    number: str = ""

    @property
    def shown(self) -> str:
        return self.number or self.masked

    def as_json(self) -> dict[str, str]:
        return {**contact.told(self.contact_id, self.masked), "number": self.number}


def of(desk: Connection, promises: Iterable[Promise]) -> dict[str, Ring]:
    """By promise, for callbacks alone; masked."""
    booked = {one.subject: one.promise_id for one in promises if one.kind == CALLBACK}
    found = callbacks.listed(desk, booked)
    return {booked[o.callback_id]: Ring(o.contact_id or "", o.contact) for o in found}


def of_case(place: Workplace, case_id: str, promises: Iterable[Promise]) -> dict[str, Ring]:
    """The same of one case, with the number where the customer was verified in it."""
    with place.desk.connect() as desk:
        masked, case = of(desk, promises), cases.get(desk, case_id)
    if not masked or case.customer_id is None or case.identity.level < Level.VERIFIED:
        return masked
    with place.records.connect() as records:
        snapshot = snapshots.load(records, case.customer_id, place.company)
    if snapshot is None:
        return masked
    return {key: _with_number(one, snapshot) for key, one in masked.items()}


def _with_number(ring: Ring, snapshot: Snapshot) -> Ring:
    found = contact.found(snapshot, ring.contact_id, ring.masked)
    return replace(ring, number=found.address) if found else ring
