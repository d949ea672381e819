"""The window in which a case is closed: what is proposed, and what the agent made of it."""

from __future__ import annotations

import asyncio
from typing import Any

from channels import closing, reads, words
from channels.errors import ApiError
from channels.slack import back, views
from channels.slack.room import Answer, Asked, Room
from channels.slack.words import told
from firstline.desk.doing import refusals
from firstline.slack.blocks import render

# The case became another one, or nothing was written: what is proposed now, and it is asked again.
_AGAIN = (refusals.CASE_CHANGED, refusals.NO_SUMMARY, "summary_too_long")


async def open_window(room: Room, asked: Asked) -> Answer:
    window = await asyncio.to_thread(_proposed, room, asked)
    return await views.opened(room, asked, window)


async def close(room: Room, asked: Asked) -> Answer:
    about, case_id = asked.incoming, _case(asked)
    typed = about.fields.get("outcome", ""), about.fields.get("text", "")
    version = about.value.get("version")
    given = room.place, case_id, asked.agent.name, version, *typed
    try:
        ended = await asyncio.to_thread(closing.close, *given)
    except ApiError as refused:
        if refused.code not in _AGAIN:
            raise
        window = await asyncio.to_thread(_proposed, room, asked, typed, refused.message)
        shown = await asyncio.to_thread(views.change_view, room, asked, window)
        return Answer() if shown else back.text(about, refused.message)
    said = told("closed", case=case_id, outcome=words.outcome(ended.outcome))
    await asyncio.to_thread(views.change_view, room, asked, render.told(told("closed_title"), said))
    return Answer(back.text(about, said).outgoing, forgets=True)


def _proposed(
    room: Room, asked: Asked, typed: tuple[str, str] = ("", ""), wrong: str = ""
) -> dict[str, Any]:
    """`typed`: the outcome and the summary as they were sent off, "" for as they are proposed."""
    case_id = _case(asked)
    reads.tell(room.place, asked.agent.name, case_id)
    found = closing.propose(room.place, case_id)
    shown = {
        "outcome": typed[0] or found.outcome,
        "outcomes": words.outcomes(),
        "parts": found.parts,
        "text": typed[1] or found.text,
    }
    state = views.state_of(asked.incoming, version=found.version)
    return render.wrap_up(shown, state=state, wrong=wrong)


def _case(asked: Asked) -> str:
    return str(asked.incoming.value.get("case", ""))
