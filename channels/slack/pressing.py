"""Buttons: each does what the same button of the panel does."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from channels import doing, drafting, judging
from channels.slack import (
    back,
    begun,
    chosen,
    consents,
    going_on,
    identity,
    practice,
    rehearsal,
    views,
    wrapping_up,
)
from channels.slack.room import Answer, Asked, Room
from channels.slack.words import told
from firstline.desk import cases
from firstline.slack.blocks import render

_CHECKS_WHO = "verify_identity"


async def press(room: Room, asked: Asked) -> Answer:
    if "practice" in asked.incoming.value:
        return await rehearsal.press(room, asked)
    return await _VERBS[asked.incoming.verb](room, asked)


async def _choice(room: Room, asked: Asked) -> Answer:
    about, agent = asked.incoming, asked.agent.name
    case_id = str(about.value.get("case"))
    if await asyncio.to_thread(_is_check, room, case_id, about.value.get("button")):
        return await identity.open_window(room, asked)
    replies = await asyncio.to_thread(begun.kept, room, asked)
    if not replies:
        await asyncio.to_thread(begun.begin, room, asked, case_id)
        replies = await room.conversation.press(case_id, agent, about.value.get("button"))
    now_in = next((reply["case"] for reply in replies if "case" in reply), case_id)
    answer = back.cards(about, replies, now_in)
    return await asyncio.to_thread(chosen.before, room, about, about.label, answer)


def _is_check(room: Room, case_id: str, button: object) -> bool:
    """Whether it was offered to check who the customer is: here that is a window."""
    with room.place.desk.connect() as desk:
        case = cases.get(desk, case_id)
    choice = case.question.choice(str(button)) if case and case.question else None
    return choice is not None and choice.intent == _CHECKS_WHO and not choice.customer_id


async def _step(room: Room, asked: Asked) -> Answer:
    about = asked.incoming
    wanted = doing.wanted({**about.value, "fields": {}})
    case = str(about.value.get("case"))
    given = room.place, case, asked.agent.name, wanted
    drafted = await asyncio.to_thread(drafting.draw_up, *given)
    return await views.opened(room, asked, views.step(about, drafted))


async def _judge(room: Room, asked: Asked) -> Answer:
    about, value = asked.incoming, asked.incoming.value
    given = str(value.get("case")), asked.agent.name, value.get("judge"), value.get("right"), ""
    await asyncio.to_thread(judging.judge, room.place, *given)
    label = told("judged_right" if value.get("right") else "judged_wrong")
    return await asyncio.to_thread(chosen.before, room, about, label, Answer())


async def _approve(room: Room, asked: Asked) -> Answer:
    return await asyncio.to_thread(consents.settle, room, asked, True, "")


async def _decline(room: Room, asked: Asked) -> Answer:
    made = await asyncio.to_thread(consents.waiting, room, asked)
    view = render.decline(what=made.doing.what, state=views.state_of(asked.incoming))
    return await views.opened(room, asked, view)


_VERBS: dict[str, Callable[[Room, Asked], Awaitable[Answer]]] = {
    "choice": _choice,
    "step": _step,
    "judge": _judge,
    "verify": identity.open_window,
    "approve": _approve,
    "decline": _decline,
    "close": wrapping_up.open_window,
    "code": identity.send_code,
    "practise": practice.chosen,
    "go_on": going_on.press,
}
