"""What was promised and is still to be done: listed, and ended by hand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from channels import caseview, words
from channels.errors import ApiError
from firstline import clock
from firstline.desk.agents import Agent
from firstline.desk.keeping import ending, ringing, unfinished
from firstline.desk.keeping.ending import CannotEnd
from firstline.desk.keeping.promises import Promise
from firstline.workplace import Workplace

_WHY = {
    ending.NOT_FOUND: (404, "There is no such promise."),
    ending.ENDED: (409, "Somebody has ended this already."),
    ending.NOT_YOURS: (403, "This is its owner's or a lead's to end."),
    ending.NOT_TO_END: (409, "This cannot be ended so; look at the case again."),
}


def of_agent(place: Workplace, agent: Agent) -> tuple[Promise, ...]:
    """The agent's own, and for leads and managers those of their role."""
    with place.desk.connect() as desk:
        return unfinished.of_owners(desk, {agent.name, agent.role} - {"agent"})


def of_case(place: Workplace, case_id: str) -> tuple[Promise, ...]:
    """Raises ApiError 404."""
    case = caseview.find(place, case_id)
    with place.desk.connect() as desk:
        return unfinished.of_case(desk, case.case_id)


def end(place: Workplace, promise_id: str, agent: Agent, state: object) -> Promise:
    """Raises ApiError 400, 403, 404 or 409."""
    if state not in ending.STATES:
        raise ApiError(400, "bad_state", 'Send "state" as "kept" or "dropped".')
    try:
        return ending.end(place, promise_id, state, agent.name, agent.role, clock.now())
    except CannotEnd as wrong:
        status, message = _WHY[wrong.code]
        raise ApiError(status, wrong.code, message) from None


def ways(promise: Promise, agent: Agent) -> tuple[str, ...]:
    """How this agent may end the promise by hand, of ending.STATES."""
    return tuple(
        state
        for state in ending.ends(promise)
        if ending.may_end(promise, state, agent.name, agent.role)
    )


def listed(
    place: Workplace, case_id: str, promises: Sequence[Promise], agent: Agent
) -> list[dict[str, Any]]:
    """Those of a case; a callback has its `contact`."""
    rings = ringing.of_case(place, case_id, promises)
    told = ((as_json(one, agent), rings.get(one.promise_id)) for one in promises)
    return [{**one, "contact": ring.as_json()} if ring else one for one, ring in told]


def as_json(promise: Promise, agent: Agent) -> dict[str, Any]:
    """`ends`: how the agent who reads it may end it."""
    return {
        "promise": promise.promise_id,
        "case": promise.case_id,
        "customer": promise.customer_id,
        "kind": promise.kind,
        "what": words.promise(promise.kind, promise.what),
        "owner": promise.owner,
        "due_at": promise.due_at.isoformat(),
        "state": promise.state,
        "ends": list(ways(promise, agent)),
    }
