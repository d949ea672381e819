"""Keeps what comes before it is acknowledged; what comes at the same time is kept together."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

from firstline import clock
from firstline.database import DatabaseUnavailable
from firstline.slack import inbox
from firstline.slack.incoming import Incoming
from firstline.slack.pen import Pen

MOST_AT_ONCE = 100
CALM_S = 1.0


class Receiving:
    """`holder` answers what comes here for the first time."""

    def __init__(self, pen: Pen, holder: str) -> None:
        self._pen, self._holder = pen, holder
        # Its own, so that it never waits behind the answers.
        self._thread = ThreadPoolExecutor(1, "slack-inbox")
        self._waiting: list[tuple[Incoming, asyncio.Future[bool]]] = []
        self._keeping: asyncio.Task | None = None
        self._coming = 0
        self._calm: asyncio.Event | None = None

    async def receive(self, incoming: Incoming) -> bool:
        """Whether it comes for the first time; raises DatabaseUnavailable."""
        self._coming += 1
        try:
            return await self._kept(incoming)
        finally:
            self._coming -= 1
            if self._calm and not self._coming:
                self._calm.set()

    async def calm(self, patience_s: float = CALM_S) -> None:
        """Until nothing is being taken any more, or so long: Slack waits three seconds for its
        acknowledgement, and an answer holds up the whole loop."""
        await asyncio.sleep(0)  # what has arrived meanwhile is read first
        if not self._coming:
            return
        self._calm = self._calm or asyncio.Event()
        self._calm.clear()
        with suppress(asyncio.TimeoutError):
            await asyncio.wait_for(self._calm.wait(), patience_s)

    async def _kept(self, incoming: Incoming) -> bool:
        kept = asyncio.get_running_loop().create_future()
        self._waiting.append((incoming, kept))
        if self._keeping is None or self._keeping.done():
            self._keeping = asyncio.create_task(self._keep_all())
        return await kept

    def close(self) -> None:
        self._thread.shutdown(wait=False)

    async def _keep_all(self) -> None:
        loop = asyncio.get_running_loop()
        while self._waiting:
            batch = self._waiting[:MOST_AT_ONCE]
            del self._waiting[:MOST_AT_ONCE]
            these = [incoming for incoming, _ in batch]
            came = await loop.run_in_executor(self._thread, self._keep_each, these)
            for (_, kept), what in zip(batch, came, strict=True):
                _end(kept, what)

    def _keep_each(self, these: list[Incoming]) -> list[bool | Exception]:
        """Whether each is new, or why it could not be kept; one that the database refuses keeps
        none of the others from being taken."""
        try:
            return self._keep(these)
        except Exception as wrong:
            if len(these) == 1 or isinstance(wrong, DatabaseUnavailable):
                return [wrong] * len(these)
        return [came for one in these for came in self._keep_each([one])]

    def _keep(self, these: list[Incoming]) -> list[bool]:
        now = clock.machine()
        with self._pen.writing() as desk:
            return [inbox.receive(desk, one, self._holder, now) for one in these]


def _end(kept: asyncio.Future[bool], came: bool | Exception) -> None:
    """Whoever waits may have gone meanwhile."""
    if kept.done():
        return
    if isinstance(came, Exception):
        kept.set_exception(came)
    else:
        kept.set_result(came)
