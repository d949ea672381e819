"""Opening a case, alone or for the customer an identifier finds, and checking who she is."""

from __future__ import annotations

from dataclasses import replace

from channels.errors import ApiError
from firstline import clock
from firstline.casework import said
from firstline.casework.identity import Identity
from firstline.desk import cases, verification
from firstline.desk.cases import Case
from firstline.desk.verification import CannotVerify
from firstline.records import search
from firstline.records.search import Candidate
from firstline.workplace import Workplace

_WHY = {
    "case_not_found": (404, "There is no such case; open a new one."),
    "no_customer": (409, "Say first which customer this case is about."),
    "unknown_factor": (400, "A factor is order_number, postcode or last_order."),
    "empty_factor": (400, "Type what the customer gave."),
    "identity_locked": (
        403,
        "Three checks failed, so this case cannot be verified. Use the contact on file.",
    ),
}


def open_case(place: Workplace, agent: str, wanted: object) -> tuple[Case, Candidate | None]:
    """A new case; `wanted` finds its customer. Raises ApiError 400, 404 or 409."""
    if wanted is not None and not isinstance(wanted, str):
        raise ApiError(400, "bad_customer", "Send the customer as text.")
    customer = _customer(place, said.normalise(wanted)) if wanted and wanted.strip() else None
    with place.desk.begin() as desk:
        customer_id = customer.customer_id if customer else None
        case = cases.open_case(desk, agent, clock.now(), customer_id)
        if customer and customer.matched_kind in ("order_number", "order_id", "work_order"):
            given = frozenset({"order_number"})
            case = cases.save(
                desk, replace(case, identity=case.identity.with_factors(given)), clock.now()
            )
    return case, customer


def verify(place: Workplace, case_id: str, factor: object, value: object) -> Identity:
    """Check one factor; raises ApiError."""
    if not isinstance(factor, str) or not isinstance(value, str):
        raise ApiError(400, "bad_factor", "Send the factor and its value as text.")
    try:
        return verification.verify(place, case_id, factor, value, clock.now())
    except CannotVerify as wrong:
        status, message = _WHY[wrong.code]
        raise ApiError(status, wrong.code, message) from None


def _customer(place: Workplace, wanted: str) -> Candidate:
    with place.records.connect() as records:
        found = search.find(records, wanted, place.company, exact_ids=True)
    if not found:
        raise ApiError(404, "customer_not_found", "No customer has that identifier or name.")
    if len(found) > 1 or found[0].matched_kind == "name":
        raise ApiError(
            409,
            "customer_ambiguous",
            "More than one customer may be meant; choose one or give an e-mail or order number.",
            candidates=[{"customer": one.customer_id, "masked": one.masked} for one in found[:10]],
        )
    return found[0]
