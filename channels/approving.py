"""What waits for somebody's consent, with the finding it rests on as the agent saw it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy.engine import Connection

from firstline.casework.formats import formats
from firstline.company.authority import ROLES
from firstline.desk import messages
from firstline.desk.agents import Agent
from firstline.desk.doing import consenting, decisions
from firstline.desk.doing.decisions import Decision
from firstline.records import search
from firstline.workplace import Workplace


@dataclass(frozen=True)
class Request:
    """`sum` as it is written, "" without one; `card` is None for what rests on no finding."""

    made: Decision
    customer: str
    sum: str
    card: Mapping[str, Any] | None
    is_own: bool


def count(place: Workplace, agent: Agent) -> int:
    """How many wait for this agent."""
    with place.desk.connect() as desk:
        return sum(one.agent != agent.name for one in _mine(desk, agent))


def requests(place: Workplace, agent: Agent) -> tuple[Request, ...]:
    """What the agent may settle, and what the agent asked for; the longest waiting first."""
    with place.desk.connect() as desk:
        found = _mine(desk, agent)[::-1]
        cards = {one.decision_id: messages.card_of(desk, *_about(one)) for one in found}
    with place.records.connect() as records:
        names = search.names_of(records, {one.customer_id for one in found if one.customer_id})
    return tuple(
        Request(
            made=one,
            customer=names.get(one.customer_id or "", ""),
            sum=sum_of(place, one),
            card=cards[one.decision_id],
            is_own=one.agent == agent.name,
        )
        for one in found
    )


def sum_of(place: Workplace, made: Decision) -> str:
    """As it is written, "" for a step without one."""
    amount = made.doing.amount
    return formats(place.company, None, None).text(amount) if amount else ""


def _mine(desk: Connection, agent: Agent) -> tuple[Decision, ...]:
    roles = consenting.may_settle(agent.role)
    waiting = decisions.waiting(desk, ROLES[1:])
    return tuple(one for one in waiting if one.consent in roles or one.agent == agent.name)


def _about(made: Decision) -> tuple:
    return made.case_id, made.doing.finding, made.doing.records, made.at
