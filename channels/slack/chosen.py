"""A message after one of its buttons was pressed: what was chosen stands there, the buttons are gone."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from channels.slack.room import Answer, Room
from firstline.slack import standing
from firstline.slack.blocks import render
from firstline.slack.calls import REPLY, UPDATE
from firstline.slack.incoming import Incoming
from firstline.slack.queue import Call, Outgoing
from firstline.slack.standing import Shown


def before(room: Room, about: Incoming, label: str, answer: Answer) -> Answer:
    """The answer, and before it the change of the message that was pressed."""
    shown = _pressed(room, about)
    if shown is None or not shown.call.payload.get("blocks"):
        return answer
    blocks = render.chosen(shown.call.payload["blocks"], label, verb=about.verb)
    payload = {**shown.call.payload, "blocks": blocks}
    call = _change(about, shown, payload)
    if call is None:
        return answer
    change = Outgoing(call, about.lane, shown.case_id)
    now = {**answer.shown_now, shown.queue_id: payload}
    return replace(answer, outgoing=(change, *answer.outgoing), shown_now=now)


def _pressed(room: Room, about: Incoming) -> Shown | None:
    """The message by where it stands; one that only its reader sees, by the button that it holds."""
    with room.place.desk.connect() as desk:
        found = standing.at(desk, about.channel, about.message)
        case_id = str(about.value.get("case", ""))
        return found or standing.with_value(desk, case_id, about.value)


def _change(about: Incoming, shown: Shown, payload: dict[str, Any]) -> Call | None:
    said = {name: payload[name] for name in ("text", "blocks")}
    if about.is_direct and shown.channel and shown.message:
        return Call(UPDATE, {"channel": shown.channel, "ts": shown.message, **said})
    if about.response_url:
        return Call(REPLY, {"url": about.response_url, "replace_original": True, **said})
    return None
