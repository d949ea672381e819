"""Consent given or declined in Slack: the same decision as in the panel, told wherever it was asked."""

from __future__ import annotations

from channels import approving, doing
from channels.errors import ApiError
from channels.slack import back
from channels.slack.room import Answer, Asked, Room
from firstline import clock
from firstline.desk.doing.decisions import Decision
from firstline.slack import queue, standing
from firstline.slack.blocks import render
from firstline.slack.blocks.consent import asking_for
from firstline.slack.calls import UPDATE
from firstline.slack.incoming import lane
from firstline.slack.queue import Call, Outgoing


def waiting(room: Room, asked: Asked) -> Decision:
    """The request, while it is the agent's to settle; raises ApiError."""
    decision_id = str(asked.incoming.value.get("decision"))
    mine = doing.waiting(room.place, asked.agent)
    found = next((one for one in mine if one.decision_id == decision_id), None)
    if found is None or found.agent == asked.agent.name:
        raise ApiError(403, "not_allowed", "This is not yours to settle, or somebody has done so.")
    return found


def settle(room: Room, asked: Asked, agrees: bool, reason: str) -> Answer:
    """Raises ApiError."""
    decision_id = str(asked.incoming.value.get("decision"))
    made = doing.settle(room.place, asked.agent, decision_id, agrees, reason)
    tell_settled(room, made)
    said = asking_for(made.doing.what, approving.sum_of(room.place, made))
    return back.words(asked.incoming, "agreed" if agrees else "declined", what=said)


def about(decision_id: str) -> str:
    """The name of messages that ask for this consent."""
    return f"consent/{decision_id}"


def tell_settled(room: Room, made: Decision) -> int:
    """Every message that asked for it says from now on how it was settled; how many did not yet."""
    shown = render.settled(
        {
            "decision": made.decision_id,
            "case": made.case_id,
            "what": made.doing.what,
            "sum": approving.sum_of(room.place, made),
            "state": made.state,
            "settled_by": made.settled_by or "",
            "reason": made.reason,
        }
    )
    said = {"text": shown.text, "blocks": shown.blocks}
    now = clock.machine()
    with room.pen.writing() as desk:
        asking = standing.about(desk, about(made.decision_id))
        for one in asking:
            call = Call(UPDATE, {"channel": one.channel, "ts": one.message, **said})
            change = Outgoing(call, lane(one.channel, ""), made.case_id)
            queue.put(desk, f"settled:{one.queue_id}", [change], now)
            standing.done_about(desk, one.queue_id)
    return len(asking)
