"""Opening a case and checking who the customer is, with their errors as clients get them."""

from __future__ import annotations

from channels.errors import ApiError
from firstline import clock
from firstline.desk import codes, opening, verification
from firstline.desk.codes import CannotSend, Sent
from firstline.desk.opening import CustomerAmbiguous, CustomerNotFound, Opened
from firstline.desk.verification import CannotVerify, Checked
from firstline.workplace import Workplace

_WHY = {
    "case_not_found": (404, "There is no such case; open a new one."),
    "case_closed": (409, "The case is closed; open a new one for this customer."),
    "no_customer": (409, "Say first which customer this case is about."),
    "unknown_factor": (
        400,
        "A factor is order_number, postcode, last_order or one_time_code.",
    ),
    "empty_factor": (400, "Type what the customer gave."),
    "identity_locked": (
        403,
        "Three checks failed, so this case cannot be verified. Use the contact on file.",
    ),
    "too_many_wrong_codes": (
        429,
        "Too many wrong codes were typed for this customer. Check another way, or wait an hour.",
    ),
}
_WHY_NO_CODE = {
    **_WHY,
    "no_contact": (409, "No e-mail and no telephone is on file, so no code can be sent."),
    "too_many_codes": (
        429,
        "Three codes went to this customer within the hour. Check another way, or wait.",
    ),
}
_MOST_CANDIDATES = 10


def open_case(place: Workplace, agent: str, wanted: object) -> Opened:
    """A new case; `wanted` finds its customer. Raises ApiError 400, 404 or 409."""
    if wanted is not None and not isinstance(wanted, str):
        raise ApiError(400, "bad_customer", "Send the customer as text.")
    try:
        return opening.open_case(place, agent, wanted or "", clock.now())
    except CustomerNotFound:
        raise ApiError(
            404, "customer_not_found", "No customer has that identifier or name."
        ) from None
    except CustomerAmbiguous as several:
        found = several.candidates[:_MOST_CANDIDATES]
        raise ApiError(
            409,
            "customer_ambiguous",
            "More than one customer may be meant; choose one or give an e-mail or order number.",
            candidates=[{"customer": one.customer_id, "masked": one.masked} for one in found],
        ) from None


def verify(place: Workplace, case_id: str, agent: str, factor: object, value: object) -> Checked:
    """Check one factor; raises ApiError."""
    if not isinstance(factor, str) or not isinstance(value, str):
        raise ApiError(400, "bad_factor", "Send the factor and its value as text.")
    try:
        return verification.verify(place, case_id, agent, factor, value, clock.now())
    except CannotVerify as wrong:
        status, message = _WHY[wrong.code]
        raise ApiError(status, wrong.code, message) from None


def send_code(place: Workplace, case_id: str, agent: str) -> Sent:
    """A one-time code to the contact on file; raises ApiError."""
    try:
        return codes.send(place, case_id, agent, clock.now())
    except CannotSend as wrong:
        status, message = _WHY_NO_CODE[wrong.code]
        raise ApiError(status, wrong.code, message) from None
