"""One thing from Slack, answered: who it is, what to do, and the answer kept so that it is sent once."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress

from channels.errors import ApiError
from channels.slack import asking, back, doors, homes, pressing, submitting
from channels.slack.admitting import is_in_channel
from channels.slack.room import Answer, Asked, Room
from firstline import clock
from firstline.database import DatabaseUnavailable
from firstline.desk.agents import Agent
from firstline.quiet import where
from firstline.slack import inbox, incoming, link_codes, linking, queue, standing, threads
from firstline.slack.inbox import MOST_ATTEMPTS, Received
from firstline.slack.incoming import Incoming
from firstline.slack.linking import User
from firstline.slack.threads import Place

log = logging.getLogger(__name__)

_ANSWERS = {
    incoming.MESSAGE: asking.message,
    incoming.COMMAND: asking.command,
    incoming.EXPLAIN: asking.explain,
    incoming.PRESSED: pressing.press,
    incoming.SUBMITTED: submitting.submit,
    incoming.HOME: homes.show,
}


class Desk:
    """`wake` is called when there is something to send."""

    def __init__(self, room: Room, wake: Callable[[], None] = lambda: None) -> None:
        self._room, self._wake = room, wake

    async def answer(self, received: Received) -> None:
        """Never raises: what cannot be kept now is left to be answered later."""
        about = received.incoming
        try:
            answer = await self._answer(received)
            await asyncio.to_thread(self._keep, about, answer)
        except DatabaseUnavailable as away:
            log.error("slack %s is put off: %s", about.key, away)
            await asyncio.to_thread(self._put_off, about)
            return
        except Exception as wrong:
            log.error("slack %s could not be kept: %s", about.key, where(wrong))
            return
        self._wake()

    async def _answer(self, received: Received) -> Answer:
        about = received.incoming
        if received.attempts > MOST_ATTEMPTS:
            return back.words(about, "failed")
        if void := await asyncio.to_thread(doors.read_by_all, self._room, about):
            return void
        agent = await asyncio.to_thread(self._agent, about)
        if agent is None:
            return await asyncio.to_thread(doors.stranger, self._room, about)
        if not is_in_channel(self._room.settings, about):
            return back.words(about, "not_admitted")
        try:
            return await _ANSWERS[about.kind](self._room, Asked(received, agent))
        except ApiError as refused:
            return back.text(about, refused.message)
        except DatabaseUnavailable:
            raise
        except Exception as wrong:
            log.error("slack %s: %s", about.key, where(wrong))
            return back.words(about, "failed")

    def _agent(self, about: Incoming) -> Agent | None:
        with self._room.place.desk.connect() as desk:
            return linking.agent_of(desk, User(about.team, about.user))

    def _put_off(self, about: Incoming) -> None:
        """For the next tick; where that cannot be written either, until its time is over."""
        with suppress(DatabaseUnavailable), self._room.pen.writing() as desk:
            inbox.let_go(desk, about.key)

    def _keep(self, about: Incoming, answer: Answer) -> None:
        """All in one transaction: from here on it is sent, whatever becomes of this process."""
        now = clock.machine()
        with self._room.pen.writing() as desk:
            if not inbox.answered(desk, about.key):
                return
            queue.put(desk, about.key, answer.outgoing, now)
            for queue_id, payload in answer.shown_now.items():
                standing.change(desk, queue_id, payload)
            if answer.void:
                link_codes.burn(self._room.place, desk, answer.void)
            if answer.forgets:
                for one in _gone_on_from(about):
                    threads.forget(desk, one)
            if answer.case_id:
                threads.remember(desk, place_of(about), answer.case_id, now)


def place_of(about: Incoming) -> Place:
    """A command stands in no thread, and neither does what is pressed in Home."""
    if about.kind in (incoming.COMMAND, incoming.EXPLAIN):
        return Place(about.team, f"/{about.user}")
    if not about.channel:
        return Place(about.team, f"@{about.user}")
    return Place(about.team, about.channel, about.thread)


def _gone_on_from(about: Incoming) -> tuple[Place, ...]:
    """All that the next message there could go on with."""
    is_alone = about.is_direct and not about.thread
    alone = [Place(about.team, f"{kind}{about.user}") for kind in "@/"] if is_alone else []
    return place_of(about), *alone
