"""What came in is answered in the background: in each thread one after another, threads side by side."""

from __future__ import annotations

import asyncio
import heapq
import itertools
from collections.abc import Awaitable, Callable

from firstline import clock
from firstline.slack.inbox import Received
from firstline.slack.incoming import MESSAGE, Incoming

AT_ONCE = 2


class Lanes:
    """`answer` never raises. What waits in a lane is answered in the order in which it was said, in
    whatever order it arrived."""

    def __init__(
        self,
        answer: Callable[[Received], Awaitable[None]],
        calm: Callable[[], Awaitable[None]] | None = None,
        at_once: int = AT_ONCE,
    ) -> None:
        """`calm` is waited for before each answer."""
        self._answer, self._calm = answer, calm
        self._at_once = at_once
        self._places: asyncio.Semaphore | None = None
        self._waiting: dict[str, list[tuple[float, int, Received]]] = {}
        self._running: dict[str, asyncio.Task] = {}
        self._numbers = itertools.count()

    def put(self, received: Received) -> None:
        lane = received.incoming.lane
        waiting = self._waiting.setdefault(lane, [])
        heapq.heappush(waiting, (_said_at(received.incoming), next(self._numbers), received))
        if lane not in self._running:
            self._running[lane] = asyncio.create_task(self._run(lane))

    async def finish(self, patience_s: float) -> None:
        """Wait for what is under way; what is not done by then is somebody else's."""
        if self._running:
            _, left = await asyncio.wait(self._running.values(), timeout=patience_s)
            for task in left:
                task.cancel()

    async def _run(self, lane: str) -> None:
        self._places = self._places or asyncio.Semaphore(self._at_once)
        try:
            while self._waiting[lane]:
                async with self._places:
                    if self._calm:
                        await self._calm()
                    _, _, received = heapq.heappop(self._waiting[lane])
                    await self._answer(received)
        finally:
            del self._waiting[lane], self._running[lane]


def _said_at(incoming: Incoming) -> float:
    """When it was said by Slack's clock; a button is pressed when it comes."""
    if incoming.kind == MESSAGE:
        try:
            return float(incoming.message)
        except ValueError:
            pass
    return clock.machine().timestamp()
