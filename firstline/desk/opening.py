"""Opening a case, alone or for the customer an identifier finds."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from firstline.casework import said
from firstline.desk import cases
from firstline.desk.cases import Case
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
    customer = _customer(place, said.normalise(wanted)) if wanted.strip() else None
    with place.desk.begin() as desk:
        case = cases.open_case(desk, agent, now, customer.customer_id if customer else None)
        if customer and customer.matched_kind in _FACTORS:
            identity = case.identity.with_factors(frozenset({"order_number"}))
            case = cases.save(desk, replace(case, identity=identity), now)
    return Opened(case, customer)


def _customer(place: Workplace, wanted: str) -> Candidate:
    with place.records.connect() as records:
        found = search.find(records, wanted, place.company, exact_ids=True)
    if not found:
        raise CustomerNotFound
    if len(found) > 1 or found[0].matched_kind == "name":
        raise CustomerAmbiguous(found)
    return found[0]
