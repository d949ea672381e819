"""The assistant of a practice session: asked in its thread, its cards pressed as real ones are."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import replace

from channels import doing, intake, rehearsing, words
from channels.drafting import GIVEN
from channels.errors import ApiError
from channels.exchanges import Exchange
from channels.rehearsing import Assistant
from channels.slack import back, begun, identity, views
from channels.slack.room import Answer, Asked, Room
from channels.slack.words import told
from firstline.slack.blocks import practice as blocks
from firstline.slack.blocks import render
from firstline.slack.queue import PRACTICE


async def ask(room: Room, asked: Asked, practice_id: str, text: str) -> Answer:
    async with _assistant(room, asked, practice_id) as helper:
        return await _once(room, asked, helper, lambda: helper.ask(intake.text_of(text)))


async def press(room: Room, asked: Asked) -> Answer:
    async with _assistant(room, asked) as helper:
        does = _VERBS.get(asked.incoming.verb)
        return await does(room, asked, helper) if does else back.words(asked.incoming, "void")


async def submit(room: Room, asked: Asked) -> Answer:
    async with _assistant(room, asked) as helper:
        return await _MODALS[asked.incoming.verb](room, asked, helper)


def _assistant(
    room: Room, asked: Asked, practice_id: str = ""
) -> AbstractAsyncContextManager[Assistant]:
    name = practice_id or str(asked.incoming.value["practice"])
    return rehearsing.assistant(room.place, room.model, name, asked.agent.name)


async def _once(
    room: Room, asked: Asked, helper: Assistant, does: Callable[[], Awaitable[None]]
) -> Answer:
    """What the assistant said to this; who takes it over gives what it said already."""
    since = asked.received.newest
    if since is None:
        since = max((one.message_id for one in await helper.exchanges()), default=0)
        case = await helper.view()
        await asyncio.to_thread(begun.note, room, asked, case.case_id, since)
    said = await _said_after(helper, since)
    if said is None:
        await does()
        said = await _said_after(helper, since)
    return await _answered(asked, helper, said)


async def _said_after(helper: Assistant, since: int) -> Exchange | None:
    kept = await helper.exchanges()
    return next((one for one in kept if one.message_id > since), None)


async def _answered(asked: Asked, helper: Assistant, said: Exchange | None = None) -> Answer:
    """These cards or the newest, with buttons of the session."""
    said, case = said or (await helper.exchanges())[-1], await helper.view()
    shown = [render.reply(one, case_id=case.case_id) for one in said.replies]
    name = helper.practice.practice_id
    cards = (back.message(asked.incoming, blocks.rehearsed(one, name)) for one in shown)
    return Answer(tuple(replace(one, about=f"{PRACTICE}{name}") for one in cards))


async def _choice(room: Room, asked: Asked, helper: Assistant) -> Answer:
    button = str(asked.incoming.value.get("button"))
    return await _once(room, asked, helper, lambda: helper.press(button))


async def _step(room: Room, asked: Asked, helper: Assistant) -> Answer:
    drafted = await helper.draw_up(doing.wanted({**asked.incoming.value, "fields": {}}), "")
    return await views.opened(room, asked, views.step(asked.incoming, drafted))


async def _verify(room: Room, asked: Asked, helper: Assistant) -> Answer:
    case = replace(await helper.view(), contact="")
    if not case.can_be_checked:
        return back.words(asked.incoming, "void")
    return await views.opened(room, asked, identity.window(asked.incoming, case))


async def _fields(room: Room, asked: Asked, helper: Assistant) -> Answer:
    about = asked.incoming
    wanted = doing.wanted({**about.value, "fields": dict(about.fields)})
    drafted = await helper.draw_up(wanted, GIVEN)
    if await asyncio.to_thread(views.change_view, room, asked, views.step(about, drafted)):
        return Answer()
    return back.words(about, "too_late")


async def _confirm(room: Room, asked: Asked, helper: Assistant) -> Answer:
    about = asked.incoming
    made = await helper.confirm(str(about.value.get("draft")), str(about.value.get("key")))
    became = words.taken(made.state, made.decision_id, made.consent or "")
    done = told("done", what=made.doing.what, state=became)
    answer = await views.told(room, asked, told("done_title"), done)
    cards = await _answered(asked, helper)
    return Answer((*answer.outgoing, *cards.outgoing))


async def _identity(room: Room, asked: Asked, helper: Assistant) -> Answer:
    given = asked.incoming.fields.get("factor", ""), asked.incoming.fields.get("value", "")
    case = await helper.view()
    before = await asyncio.to_thread(begun.check, room, asked, case.identity)
    try:
        came = await helper.check(*given, before)
    except ApiError as refused:
        return await views.told(room, asked, told("refused_title"), refused.message)
    case = replace(await helper.view(), contact="")
    if case.can_be_checked and case.identity.left:
        window = identity.window(asked.incoming, case, came)
        await asyncio.to_thread(views.change_view, room, asked, window)
        return Answer()
    answer = await views.told(room, asked, told("checked_title"), came)
    cards = await _answered(asked, helper)
    return Answer((*answer.outgoing, *cards.outgoing))


_VERBS: dict[str, Callable[[Room, Asked, Assistant], Awaitable[Answer]]] = {
    "choice": _choice,
    "step": _step,
    "verify": _verify,
}
_MODALS: dict[str, Callable[[Room, Asked, Assistant], Awaitable[Answer]]] = {
    "fields": _fields,
    "confirm": _confirm,
    "identity": _identity,
}
