"""App Home: the agent's cases, promises due, and what waits for consent."""

from __future__ import annotations

import asyncio
from typing import Any

from channels import approving, promising, reads, recent, words
from channels.approving import Request
from channels.slack.room import Answer, Asked, Room
from firstline.desk.agents import Agent
from firstline.desk.keeping.promises import Promise
from firstline.slack.blocks import render
from firstline.slack.calls import PUBLISH
from firstline.slack.queue import Call, Outgoing
from firstline.workplace import Workplace


async def show(room: Room, asked: Asked) -> Answer:
    view = await asyncio.to_thread(home_of, room.place, asked.agent)
    call = Call(PUBLISH, {"user_id": asked.incoming.user, "view": view})
    return Answer((Outgoing(call, asked.incoming.lane),))


def home_of(place: Workplace, agent: Agent) -> dict[str, Any]:
    requests = approving.requests(place, agent)
    reads.tell(place, agent.name, *(one.made.case_id for one in requests))
    return render.home(
        agent=agent.name,
        role=agent.role,
        cases=[_case(one) for one in recent.of_agent(place, agent.name)],
        promises=[_promise(one) for one in promising.of_agent(place, agent)],
        approvals=[request_of(one) for one in requests],
    )


def request_of(request: Request) -> dict[str, Any]:
    """A request for consent, as it is rendered."""
    made, card = request.made, request.card
    return {
        "decision": made.decision_id,
        "case": made.case_id,
        "agent": made.agent,
        "what": made.doing.what,
        "sum": request.sum,
        "lines": list(made.doing.lines),
        "text": str(made.doing.given.get("text") or ""),
        "customer": request.customer,
        "headline": card["headline"] if card else "",
        "is_own": request.is_own,
    }


def _case(one: recent.Recent) -> dict[str, Any]:
    at = one.at if isinstance(one.at, str) else one.at.isoformat()
    return {**vars(one), "case": one.case_id, "at": at}


def _promise(one: Promise) -> dict[str, Any]:
    what, due_at = words.promise(one.kind, one.what), one.due_at.isoformat()
    return {"case": one.case_id, "what": what, "due_at": due_at, "owner": one.owner}
