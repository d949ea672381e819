"""Opening a case, alone or for the customer an identifier finds."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from firstline import database
from firstline.casework import said
from firstline.desk import cases
from firstline.desk.cases import Case
from firstline.desk.trail import entries, verbs
from firstline.desk.trail.entries import Entry
from firstline.desk.trail.turns import told
from firstline.records import search
from firstline.records.search import Candidate
from firstline.workplace import Workplace

# What finds a customer and is a factor of hers at the same time.
_FACTORS = ("order_number", "order_id", "work_order")


class CustomerNotFound(LookupError):
    """No customer has that identifier or name."""


class CustomerAmbiguous(LookupError):
    """More than one customer may be meant, or one is meant by name alone."""

    def __init__(self, candidates: tuple[Candidate, ...]) -> None:
        super().__init__(len(candidates))
        self.candidates = candidates


@dataclass(frozen=True)
class Opened:
    case: Case
    customer: Candidate | None


def open_case(place: Workplace, agent: str, wanted: str, now: datetime) -> Opened:
    """A new case; `wanted` finds its customer, "" leaves it open who she is.

    Raises CustomerNotFound or CustomerAmbiguous.
    """
    if not wanted.strip():
        return Opened(open_for(place, agent, None, now), None)
    customer = _customer(place, said.normalise(wanted), agent, now)
    kind = customer.matched_kind
    return Opened(open_for(place, agent, customer.customer_id, now, kind), customer)


def open_for(
    place: Workplace, agent: str, customer_id: str | None, now: datetime, found_by: str = ""
) -> Case:
    """A new case for a customer who is known; `found_by` is the kind of identifier that named her."""
    with database.writing(place.desk) as desk:
        case = cases.open_case(desk, agent, now, customer_id)
        if found_by in _FACTORS:
            identity = case.identity.with_factors(frozenset({"order_number"}))
            case = cases.save(desk, replace(case, identity=identity), now)
        after = {"customer": customer_id, "found_by": found_by, **told(case.identity)}
        about = {"case_id": case.case_id, "customer_id": customer_id, "after": after}
        subject = f"cases/{case.case_id}"
        entries.write(desk, Entry(now, agent, verbs.OPENED_CASE, subject, **about))
    return case


def _customer(place: Workplace, wanted: str, agent: str, now: datetime) -> Candidate:
    with place.records.connect() as records:
        found = search.find(records, wanted, place.company, exact_ids=True)
    if len(found) == 1 and found[0].matched_kind != "name":
        return found[0]
    kind = found[0].matched_kind if found else _kind(place, wanted, now)
    searched = Entry(now, agent, verbs.SEARCHED, kind, after={"found": len(found)})
    entries.write_alone(place.desk, searched)
    if found:
        raise CustomerAmbiguous(found)
    raise CustomerNotFound


def _kind(place: Workplace, wanted: str, now: datetime) -> str:
    """What kind of identifier it was that named nobody."""
    company = place.company
    read = said.read(wanted, region=company.region, timezone=company.timezone, now=now)
    return " ".join(sorted({mention.kind for mention in read.mentions})) or "name"
