"""Who is not linked yet: how to, and nothing else."""

from __future__ import annotations

import re

from channels.slack import back
from channels.slack.room import Answer, Room
from channels.slack.words import told
from firstline import clock
from firstline.slack import linking
from firstline.slack.blocks import render
from firstline.slack.calls import PUBLISH
from firstline.slack.incoming import COMMAND, HOME, MESSAGE, Incoming
from firstline.slack.linking import TooManyWrong, User
from firstline.slack.queue import Call, Outgoing

_LINK = re.compile(r"link\s+([0-9a-z]{4}[\s-]?[0-9a-z]{4})\W*", re.IGNORECASE)


def code_in(about: Incoming) -> str:
    """The code that was sent to be linked, "" for none."""
    found = _LINK.fullmatch(about.text) if about.kind in (MESSAGE, COMMAND) else None
    return found[1] if found else ""


def stranger(room: Room, about: Incoming) -> Answer:
    if about.kind == HOME:
        blocks = render.plain(told("not_linked")).blocks
        view = {"type": "home", "blocks": blocks}
        return Answer((Outgoing(Call(PUBLISH, {"user_id": about.user, "view": view}), about.lane),))
    code = code_in(about)
    return link(room, about, code) if code else back.words(about, "not_linked")


def link(room: Room, about: Incoming, code: str) -> Answer:
    if about.kind == MESSAGE and not about.is_direct:
        return back.words(about, "code_in_private")
    now, who = clock.now(), User(about.team, about.user)
    try:
        with room.pen.writing() as desk:
            agent = linking.link(room.place, desk, who, code, now)
    except TooManyWrong:
        return back.words(about, "too_many_codes")
    return (
        back.words(about, "linked", agent=agent.name) if agent else back.words(about, "wrong_code")
    )
