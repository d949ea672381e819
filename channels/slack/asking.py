"""What somebody says: typed to us, after the slash, or another message that is to be explained."""

from __future__ import annotations

import asyncio
import re

from channels import opening
from channels.errors import ApiError
from channels.slack import back, begun, doors, going_on, practice
from channels.slack.room import Answer, Asked, Room
from channels.slack.words import told
from firstline import clock
from firstline.desk import cases
from firstline.desk import opening as desk_opening
from firstline.desk.greeting import greeting
from firstline.desk.trail.reading import Reader
from firstline.slack import linking, threads
from firstline.slack.blocks import render
from firstline.slack.linking import User
from firstline.slack.threads import Place

# "new", and what names a customer: one word with a digit or an @ in it.
_NEW = re.compile(r"new(?:\s+case)?(?:\s+(\S*[\d@]\S*))?\W*", re.IGNORECASE)
_HELP = re.compile(r"(?:help|\?)?\W*", re.IGNORECASE)
_UNLINK = re.compile(r"unlink\W*", re.IGNORECASE)


async def message(room: Room, asked: Asked) -> Answer:
    return (
        await practice.message(room, asked)
        or await _directed(room, asked)
        or await _said(room, asked)
    )


async def command(room: Room, asked: Asked) -> Answer:
    return (
        await practice.message(room, asked)
        or await _directed(room, asked)
        or await _said(room, asked, is_new=True)
    )


async def explain(room: Room, asked: Asked) -> Answer:
    return await _said(room, asked, is_new=True)


async def _directed(room: Room, asked: Asked) -> Answer | None:
    """What is meant for us and is nothing that a customer said."""
    about = asked.incoming
    if not re.search(r"\w", about.text) or _HELP.fullmatch(about.text):
        return back.words(about, "help")
    if code := doors.code_in(about):
        return await asyncio.to_thread(doors.link, room, about, code)
    if _UNLINK.fullmatch(about.text):
        return await asyncio.to_thread(_unlink, room, asked)
    if case_id := going_on.named(about.text):
        return await going_on.go_on(room, asked, case_id)
    if wanted := _NEW.fullmatch(about.text):
        return await asyncio.to_thread(_new, room, asked, wanted[1] or "")
    return None


async def _said(room: Room, asked: Asked, is_new: bool = False) -> Answer:
    about, agent = asked.incoming, asked.agent.name
    before = await asyncio.to_thread(begun.kept, room, asked)
    if before:
        return back.cards(about, before, asked.received.case_id)
    case_id = asked.received.case_id or await asyncio.to_thread(_begin, room, asked, is_new)
    replies = await room.conversation.say(case_id, agent, about.text)
    return back.cards(about, replies, case_id)


def _begin(room: Room, asked: Asked, is_new: bool) -> str:
    """The case this is about: the thread's, or a new one."""
    case_id = None if is_new else _going_on(room, asked)
    if case_id is None:
        case_id = desk_opening.open_for(room.place, asked.agent.name, None, clock.now()).case_id
    begun.begin(room, asked, case_id)
    return case_id


def _going_on(room: Room, asked: Asked) -> str | None:
    """The open case of the thread; said to us alone, the one last chosen, and where there is none
    that of the last command: a command moves nobody to another customer's case."""
    about = asked.incoming
    thread = [Place(about.team, about.channel, about.thread)] if about.thread else []
    alone = [Place(about.team, about.channel), Place(about.team, f"@{about.user}")]
    commanded = [Place(about.team, f"/{about.user}")]
    places = [thread, alone, commanded] if about.is_direct else [thread]
    now = clock.machine()
    with room.place.desk.connect() as desk:
        found = (threads.case_of(desk, one, now) for one in places)
        case_id = next((one for one in found if one), None)
        case = cases.get(desk, case_id) if case_id else None
    return case.case_id if case and not case.is_closed else None


def _new(room: Room, asked: Asked, wanted: str) -> Answer:
    """A new case; what is broken for its customer before anything is asked."""
    about, agent = asked.incoming, asked.agent.name
    try:
        opened = opening.open_case(room.place, agent, wanted)
    except ApiError as refused:
        # Whoever wants a new one must not go on in the case of the customer before.
        said = back.text(about, told("none_yet", why=refused.message))
        return Answer(said.outgoing, forgets=True)
    case_id, customer = opened.case.case_id, opened.customer
    if customer is None:
        return Answer(back.words(about, "new_case", case=case_id).outgoing, case_id)
    reader = Reader(agent, case_id)
    hello = greeting(room.place, customer.customer_id, clock.now(), reader)
    if hello is None:
        raise ApiError(404, "customer_not_found", "The customer is not in the records any more.")
    shown = render.hello(hello, case_id=case_id, customer=customer.name, private=about.is_direct)
    return Answer((back.message(about, shown, case_id),), case_id)


def _unlink(room: Room, asked: Asked) -> Answer:
    about, agent = asked.incoming, asked.agent.name
    with room.pen.writing() as desk:
        gone = linking.unlink(desk, agent, clock.now())
    others = [one for one in gone if one != User(about.team, about.user)]
    mine = back.words(about, "unlinked").outgoing
    return Answer((*mine, *(doors.warning(one, "unlinked_elsewhere", agent) for one in others)))
