"""The window in which it is checked who the customer is: what she gave, or a code that was sent."""

from __future__ import annotations

import asyncio
from typing import Any

from channels import caseview, checking, opening
from channels.caseview import CaseView
from channels.errors import ApiError
from channels.slack import back, begun, views
from channels.slack.room import Answer, Asked, Room
from channels.slack.words import told
from firstline.slack.blocks import render
from firstline.slack.incoming import Incoming


async def open_window(room: Room, asked: Asked) -> Answer:
    case = await asyncio.to_thread(caseview.view, room.place, _case(asked))
    if not case.can_be_checked:
        return back.words(asked.incoming, "void")
    return await views.opened(room, asked, window(asked.incoming, case))


async def check(room: Room, asked: Asked) -> Answer:
    about, agent, case_id = asked.incoming, asked.agent.name, _case(asked)
    given = about.fields.get("factor", ""), about.fields.get("value", "")
    case = await asyncio.to_thread(caseview.find, room.place, case_id)
    before = await asyncio.to_thread(begun.check, room, asked, case.identity)
    came = await asyncio.to_thread(checking.check, room.place, case_id, agent, *given, before)
    answer = await _go_on(room, asked, came.told)
    if not came.changes_card:
        return answer
    replies = await room.conversation.again(case_id, agent)
    return Answer((*answer.outgoing, *back.cards(about, replies, case_id).outgoing), case_id)


async def send_code(room: Room, asked: Asked) -> Answer:
    """The window says where it went, or why it did not."""
    given = room.place, _case(asked), asked.agent.name
    try:
        await asyncio.to_thread(opening.send_code, *given)
    except ApiError as refused:
        return await _go_on(room, asked, refused.message)
    return await _go_on(room, asked, "")


async def _go_on(room: Room, asked: Asked, came: str) -> Answer:
    """The window asks for the next factor while there is one to ask for."""
    case = await asyncio.to_thread(caseview.view, room.place, _case(asked))
    if not case.can_be_checked or not case.desk.code and not case.identity.left:
        return await views.told(room, asked, told("checked_title"), came)
    asks = window(asked.incoming, case, came)
    if await asyncio.to_thread(views.change_view, room, asked, asks):
        return Answer()
    return back.text(asked.incoming, came) if came else Answer()


def window(about: Incoming, case: CaseView, came: str = "") -> dict[str, Any]:
    code = case.desk.code
    return render.identity(
        state=views.state_of(about),
        factors=case.factors,
        told=came,
        contact=case.contact,
        sent={"contact": code.contact, "until": code.expires_at.isoformat()} if code else {},
    )


def _case(asked: Asked) -> str:
    return str(asked.incoming.value.get("case", ""))
