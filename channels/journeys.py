"""The customer's time line, asked for in a case."""

from __future__ import annotations

from typing import Any

from channels import caseview
from channels.errors import ApiError
from firstline import clock
from firstline.desk.journeys import journey_of
from firstline.desk.trail.reading import Reader
from firstline.workplace import Workplace


def of_case(place: Workplace, case_id: str, agent: str) -> dict[str, Any]:
    """The customer's time line; raises ApiError 404, or 409 while the customer is not known."""
    case = caseview.find(place, case_id)
    if case.customer_id is None:
        raise ApiError(409, "no_customer", "Say first which customer this case is about.")
    found = journey_of(place, case.customer_id, clock.now(), Reader(agent, case_id))
    if found is None:
        raise ApiError(404, "customer_not_found", "The customer is not in the records any more.")
    return found
