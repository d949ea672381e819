"""Modals: opened while Slack lets us, and changed in place afterwards."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Mapping
from typing import Any

from channels.drafting import Drafted
from channels.slack import back
from channels.slack.drafted import draft_of
from channels.slack.room import Answer, Asked, Room
from firstline.slack.blocks import render
from firstline.slack.calls import OPEN_VIEW, UPDATE_VIEW, NotSent
from firstline.slack.incoming import Incoming
from firstline.slack.queue import Call, Outgoing

log = logging.getLogger(__name__)


def state_of(about: Incoming, **more: Any) -> str:
    """What comes back with the modal: what it is about and where its answer goes."""
    kept = {
        name: about.value.get(name, "") for name in ("case", "step", "card", "decision", "practice")
    }
    place = {
        "channel": about.channel,
        "thread": about.thread,
        "direct": about.is_direct,
        "response_url": "" if about.is_direct else about.response_url,
    }
    given = {**kept, **place, **more}
    return json.dumps({name: value for name, value in given.items() if value != ""})


def step(about: Incoming, drafted: Drafted) -> Mapping[str, Any]:
    """What the step still asks, or what it will do and the key to confirm that with."""
    state = state_of(about, draft=drafted.draft, key=drafted.key)
    given = {one.field.name: one for one in drafted.fields}
    return render.draft(
        draft_of(drafted),
        state=state,
        wrong={name: one.wrong for name, one in given.items() if one.wrong},
        typed={name: one.value for name, one in given.items() if one.value},
    )


def open_view(room: Room, asked: Asked, view: Mapping[str, Any]) -> bool:
    """Whether it is open; Slack takes it for three seconds after the press."""
    return _ask(room, OPEN_VIEW, trigger_id=asked.incoming.trigger, view=view)


def change_view(room: Room, asked: Asked, view: Mapping[str, Any]) -> bool:
    """Whether it shows this now; not when it was closed meanwhile."""
    return _ask(room, UPDATE_VIEW, view_id=asked.incoming.view, view=view)


async def opened(room: Room, asked: Asked, view: Mapping[str, Any]) -> Answer:
    """The modal is the answer; a word instead when Slack does not open it."""
    if await asyncio.to_thread(open_view, room, asked, view):
        return Answer()
    return back.words(asked.incoming, "too_late")


async def told(room: Room, asked: Asked, title: str, text: str) -> Answer:
    """The modal says so; when it was closed meanwhile, a message does."""
    given = {"view_id": asked.incoming.view, "view": render.told(title, text)}
    refused = await asyncio.to_thread(lambda: _refused(room, UPDATE_VIEW, **given))
    if refused is None:
        return Answer()
    said = back.text(asked.incoming, text).outgoing
    # While Slack is away the modal still says that one has to wait.
    later = [Outgoing(Call(UPDATE_VIEW, given), asked.incoming.lane)] if refused.away else []
    return Answer((*later, *said))


def _ask(room: Room, method: str, **given: Any) -> bool:
    return _refused(room, method, **given) is None


def _refused(room: Room, method: str, **given: Any) -> NotSent | None:
    try:
        room.slacker.ask(method, **given)
    except NotSent as refused:
        log.warning("slack %s: %s", method, refused.problem)
        return refused
    return None
