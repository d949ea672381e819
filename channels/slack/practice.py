"""Practice in a thread of the direct conversation: the customer's lines, the assistant, the score."""

from __future__ import annotations

import asyncio
from datetime import datetime, timezone

from channels import practising
from channels.slack import back, meant, rehearsal
from channels.slack import chosen as pressed
from channels.slack.practice_card import card_of
from channels.slack.room import Answer, Asked, Room
from channels.slack.words import told
from firstline.slack import standing
from firstline.slack.blocks import practice as blocks
from firstline.slack.blocks import render
from firstline.slack.blocks.render import Rendered
from firstline.slack.calls import POST
from firstline.slack.incoming import Incoming, lane
from firstline.slack.queue import PRACTICE, Call, Outgoing
from firstline.training.customer import AGENT, CUSTOMER
from firstline.training.customer.model import HUNG_UP, RANG_BACK
from firstline.training.scenarios import Scenario
from firstline.training.sessions import Practice

_MOST_OFFERED = 20


async def message(room: Room, asked: Asked) -> Answer | None:
    """None for what is about real customers."""
    about = asked.incoming
    thread = about.thread if about.is_direct else ""
    practice_id = await asyncio.to_thread(_of_thread, room, about.channel, thread)
    if practice_id:
        return await _play(room, asked, practice_id)
    wanted = await asyncio.to_thread(practising.wanted, room.place, about.text)
    if wanted is None:
        return None
    if not about.is_direct or not about.message:
        return back.words(about, "practise_in_private")
    if len(wanted) == 1:
        return await _begin(room, asked, wanted[0].id)
    return await asyncio.to_thread(_offer, room, about, wanted)


async def chosen(room: Room, asked: Asked) -> Answer:
    """A scenario of the list; its thread has one session, so that it is chosen from once."""
    about = asked.incoming
    if await asyncio.to_thread(_of_thread, room, about.channel, about.thread or about.message):
        return back.words(about, "void")
    begun = await _begin(room, asked, str(about.value.get("scenario", "")))
    return await asyncio.to_thread(pressed.before, room, about, about.label, begun)


def _of_thread(room: Room, channel: str, thread: str) -> str:
    """The session that was begun in the thread, "" for none."""
    if not thread:
        return ""
    with room.place.desk.connect() as desk:
        name = standing.told_in(desk, lane(channel, thread), PRACTICE)
    return name.partition("/")[2]


def _offer(room: Room, about: Incoming, wanted: tuple[Scenario, ...]) -> Answer:
    found = (wanted or practising.stage(room.place).scenarios)[:_MOST_OFFERED]
    levels = practising.words("difficulties")
    listed = [{"id": one.id, "title": f"{one.title} ({levels[one.difficulty]})"} for one in found]
    shown = blocks.offer(listed, told("practice_offer"))
    return Answer((back.message(about, shown),))


async def _begin(room: Room, asked: Asked, scenario: str) -> Answer:
    about = asked.incoming
    begun = await asyncio.to_thread(practising.begin, room.place, asked.agent.name, scenario)
    intro = render.plain(told("practice_begun", title=begun.title))
    return _in_thread(about, begun, [intro, *_lines(begun, 0)])


async def _play(room: Room, asked: Asked, practice_id: str) -> Answer:
    about, agent = asked.incoming, asked.agent.name
    question = meant.for_assistant(about.text)
    if question is not None:
        return await rehearsal.ask(room, asked, practice_id, question)
    if meant.ends(about.text):
        done = await asyncio.to_thread(practising.finish, room.place, practice_id, agent)
        return _in_thread(about, done, [blocks.scored(card_of(room.place, done))])
    if meant.leaves(about.text):
        await asyncio.to_thread(practising.leave, room.place, practice_id, agent)
        return back.words(about, "practice_left")
    return await asyncio.to_thread(_speak, room, asked, practice_id)


def _speak(room: Room, asked: Asked, practice_id: str) -> Answer:
    about, agent = asked.incoming, asked.agent.name
    before = practising.load(room.place, practice_id, agent)
    rings = meant.rings_back(about.text)
    at = _stands_at(before, asked, rings) if asked.received.is_again else len(before.lines)
    if rings and (before.has_hung_up or at < len(before.lines)):
        after = practising.ring_back(room.place, practice_id, agent, at)
    else:
        after = practising.say(room.place, practice_id, agent, about.text, at)
    return _in_thread(about, after, _lines(after, at + 1))


def _stands_at(practice: Practice, asked: Asked, rings: bool) -> int:
    """Where the line stands already that is answered a second time, else where it belongs. The same
    words of an earlier message were kept before this one was typed."""
    typed_at = datetime.fromtimestamp(float(asked.incoming.message), timezone.utc)
    spoken = [at for at, one in enumerate(practice.lines) if one.who == AGENT]
    if spoken and (last := practice.lines[spoken[-1]]).at >= typed_at:
        is_it = last.kind == RANG_BACK if rings else last.text == asked.incoming.text
        if is_it:
            return spoken[-1]
    return len(practice.lines)


def _lines(practice: Practice, start: int) -> list[Rendered]:
    heard = [one for one in practice.lines[start:] if one.who == CUSTOMER]
    notes = {HUNG_UP: told("practice_hung_up")}
    return [
        blocks.spoken(told("practice_customer"), one.text, notes.get(one.kind, "")) for one in heard
    ]


def _in_thread(about: Incoming, practice: Practice, shown: list[Rendered]) -> Answer:
    """All of it stands in one thread, by which the session is known."""
    thread = about.thread or about.message
    where = {"channel": about.channel, "thread_ts": thread}
    calls = (Call(POST, {**where, "text": one.text, "blocks": one.blocks}) for one in shown)
    name = f"{PRACTICE}{practice.practice_id}"
    return Answer(tuple(Outgoing(one, lane(about.channel, thread), about=name) for one in calls))
