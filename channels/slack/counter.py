"""The counter of the desk for Slack: takes what comes, has it answered, and tells what is new."""

from __future__ import annotations

import asyncio
import logging

from channels.slack import news
from channels.slack.desk import Desk
from channels.slack.lanes import Lanes
from channels.slack.receiving import Receiving
from channels.slack.room import Room
from channels.slack.sending import Sending
from firstline import clock
from firstline.database import DatabaseUnavailable
from firstline.quiet import where
from firstline.slack import inbox
from firstline.slack.delivering import Delivery
from firstline.slack.inbox import Received
from firstline.slack.incoming import Incoming
from firstline.slack.seats import Seat

log = logging.getLogger(__name__)

TICK_S = 2.0
PATIENCE_S = 5.0


class Counter:
    """One a process; opened and closed in the server's loop."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._seat = Seat(room.place.settings.port)
        self._holder = self._seat.holder
        self._receiving = Receiving(room.pen, self._holder)
        delivery = Delivery(room.pen, room.slacker, self._holder, clock.machine, log.warning)
        self._sending = Sending(delivery)
        self._lanes = Lanes(Desk(room, self._sending.wake).answer, self._receiving.calm)
        self._ticking: asyncio.Task | None = None

    async def take(self, incoming: Incoming) -> bool:
        """Keep it, and have it answered when it comes for the first time; whether it does. Raises
        DatabaseUnavailable."""
        is_first = await self._receiving.receive(incoming)
        if is_first:
            self._lanes.put(Received(incoming))
        return is_first

    def open(self) -> None:
        self._ticking = asyncio.create_task(self._tick_on())

    async def close(self) -> None:
        """What is under way is finished first."""
        if self._ticking:
            self._ticking.cancel()
        await self._lanes.finish(PATIENCE_S)
        await self._sending.finish(PATIENCE_S)
        self._receiving.close()

    async def tick(self) -> None:
        """Take over what other processes left, tell what is new, send what waits."""
        for received in await asyncio.to_thread(self._left_over):
            self._lanes.put(received)
        await asyncio.to_thread(news.tell, self._room)
        self._sending.wake()

    async def take_seat(self) -> None:
        """What the server held that was killed here before is answered without a wait."""
        await asyncio.to_thread(self._inherit)

    async def _tick_on(self) -> None:
        is_seated = False
        while True:
            try:
                if not is_seated:
                    await self.take_seat()
                    is_seated = True
                await self.tick()
            except DatabaseUnavailable as away:
                log.error("slack: %s", away)
            except Exception as wrong:
                log.error("slack: %s", where(wrong))
            await asyncio.sleep(TICK_S)

    def _inherit(self) -> None:
        with self._room.pen.writing() as desk:
            self._seat.inherit(desk, clock.machine())

    def _left_over(self) -> tuple[Received, ...]:
        now = clock.machine()
        with self._room.place.desk.connect() as desk:
            if not inbox.is_any_left(desk, now):
                return ()
        with self._room.pen.writing() as desk:
            return inbox.left_over(desk, self._holder, now)
