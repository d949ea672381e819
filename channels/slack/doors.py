"""Who is not linked yet: how to, and nothing else."""

from __future__ import annotations

import re
from dataclasses import replace

from channels.slack import back
from channels.slack.room import Answer, Room
from channels.slack.words import told
from firstline import clock
from firstline.slack import link_codes, linking, threads
from firstline.slack.blocks import render
from firstline.slack.calls import DIRECT, PUBLISH
from firstline.slack.incoming import COMMAND, HOME, MESSAGE, Incoming
from firstline.slack.linking import TooManyWrong, User
from firstline.slack.queue import Call, Outgoing

_LINK = re.compile(r"link\s+([0-9a-z]{4}[\s-]?[0-9a-z]{4})\W*", re.IGNORECASE)

# As it is written out for whoever links; in another sentence too.
_CODE = re.compile(r"\b[0-9a-z]{4}-[0-9a-z]{4}\b", re.IGNORECASE)
_MOST_CODES = 5


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


def read_by_all(room: Room, about: Incoming) -> Answer | None:
    """A code in a channel is void from then on: whoever reads along could send it."""
    if about.kind != MESSAGE or about.is_direct:
        return None
    sent = code_in(about)
    codes = [sent] if sent else list(dict.fromkeys(_CODE.findall(about.text)))[:_MOST_CODES]
    if not codes:
        return None
    with room.place.desk.connect() as desk:
        good = link_codes.good(room.place, desk, codes, clock.now())
    told_so = back.words(about, "code_in_private")
    return replace(told_so, void=good) if good or sent else None


def link(room: Room, about: Incoming, code: str) -> Answer:
    now, who = clock.now(), User(about.team, about.user)
    try:
        with room.pen.writing() as desk:
            before = linking.agent_of(desk, who)
            agent = linking.link(room.place, desk, who, code, now)
            if agent is None:
                return back.words(about, "wrong_code")
            # Who goes on from here is somebody else: the cases before are not this agent's.
            threads.forget_all(
                desk, about.team, (about.channel, f"@{about.user}", f"/{about.user}")
            )
            others = [one for one in linking.accounts_of(desk, agent.name) if one != who]
    except TooManyWrong:
        return back.words(about, "too_many_codes")
    mine = back.words(about, "linked", agent=agent.name).outgoing
    if before and before.name != agent.name:
        mine = back.words(about, "linked_anew", agent=agent.name, before=before.name).outgoing
    return Answer((*mine, *(warning(one, "linked_elsewhere", agent.name) for one in others)))


def warning(to: User, name: str, agent: str) -> Outgoing:
    """What was done at another account of the same agent's."""
    shown = render.plain(told(name, agent=agent))
    call = Call(DIRECT, {"user": to.user, "text": shown.text, "blocks": shown.blocks})
    return Outgoing(call, f"@{to.team}/{to.user}")
