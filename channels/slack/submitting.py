"""Modals that were sent off: what a step still asked, its confirmation, who the customer is."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from channels import doing, drafting, exchanges, words
from channels.drafting import GIVEN
from channels.errors import ApiError
from channels.slack import back, consents, identity, rehearsal, views, wrapping_up
from channels.slack.room import Answer, Asked, Room
from channels.slack.words import told
from firstline.desk.doing.decisions import Decision
from firstline.slack.blocks import render


async def submit(room: Room, asked: Asked) -> Answer:
    """What is refused is told in the modal, or beside it when it was closed meanwhile."""
    try:
        if "practice" in asked.incoming.value:
            return await rehearsal.submit(room, asked)
        return await _MODALS[asked.incoming.verb](room, asked)
    except ApiError as refused:
        return await views.told(room, asked, told("refused_title"), refused.message)


async def _fields(room: Room, asked: Asked) -> Answer:
    about = asked.incoming
    wanted = doing.wanted({**about.value, "fields": dict(about.fields)})
    given = room.place, _case(asked), asked.agent.name, wanted, GIVEN
    drafted = await asyncio.to_thread(drafting.draw_up, *given)
    if await asyncio.to_thread(views.change_view, room, asked, views.step(about, drafted)):
        return Answer()
    return back.words(about, "too_late")


async def _confirm(room: Room, asked: Asked) -> Answer:
    about, agent, case_id = asked.incoming, asked.agent.name, _case(asked)
    key = about.value.get("key")
    given = room.place, case_id, agent, about.value.get("draft"), key
    was_made = await asyncio.to_thread(doing.is_made, room.place, key)
    made = await asyncio.to_thread(doing.confirm, *given)
    became = words.taken(made.state, made.decision_id, made.consent or "")
    done = told("done", what=made.doing.what, state=became)
    if was_made and not asked.received.is_again:
        # Pressed twice: the first press has said so, and has brought the card.
        view = render.told(told("done_title"), done)
        await asyncio.to_thread(views.change_view, room, asked, view)
        return Answer()
    replies = await _card_again(room, made, agent)
    answer = await views.told(room, asked, told("done_title"), done)
    said = answer.outgoing or back.text(about, done).outgoing
    return Answer((*said, *back.cards(about, replies, case_id).outgoing), case_id)


async def _card_again(room: Room, made: Decision, agent: str) -> list[dict[str, Any]]:
    """The card with what is done now; the one there is already for a confirmation that comes again."""
    if not made.doing.finding:
        return []
    kept = await asyncio.to_thread(exchanges.kept, room.place, made.case_id, agent)
    if exchanges.shows(kept, made.decision_id):
        return list(kept[-1].replies)
    return await room.conversation.after_doing(made.case_id, agent)


async def _decline(room: Room, asked: Asked) -> Answer:
    reason = asked.incoming.fields.get("reason", "")
    try:
        answer = await asyncio.to_thread(consents.settle, room, asked, False, reason)
    except ApiError as refused:
        if refused.code != "reason_missing":
            raise
        made = await asyncio.to_thread(consents.waiting, room, asked)
        state = views.state_of(asked.incoming)
        view = render.decline(what=made.doing.what, state=state, wrong=refused.message)
        shown = await asyncio.to_thread(views.change_view, room, asked, view)
        return Answer() if shown else back.text(asked.incoming, refused.message)
    said = told("declined", what="").strip(" :")
    view = render.told(told("settled_title"), said)
    await asyncio.to_thread(views.change_view, room, asked, view)
    return answer


def _case(asked: Asked) -> str:
    return str(asked.incoming.value.get("case", ""))


_MODALS: dict[str, Callable[[Room, Asked], Awaitable[Answer]]] = {
    "fields": _fields,
    "confirm": _confirm,
    "identity": identity.check,
    "decline": _decline,
    "close": wrapping_up.close,
}
