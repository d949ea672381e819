"""Sends what was put into the queue at once; what cannot be sent now the worker sends later."""

from __future__ import annotations

import asyncio
import logging
from concurrent.futures import ThreadPoolExecutor

from firstline.quiet import where
from firstline.slack.delivering import Delivery

log = logging.getLogger(__name__)

AT_ONCE = 2


class Sending:
    """`wake` may be called as often as one likes, in the loop's own thread."""

    def __init__(self, delivery: Delivery, at_once: int = AT_ONCE) -> None:
        self._delivery, self._at_once = delivery, at_once
        self._threads = ThreadPoolExecutor(at_once, "slack")
        self._running: set[asyncio.Task] = set()
        self._is_wanted = self._is_stopping = False

    def wake(self) -> None:
        self._is_wanted = True
        if len(self._running) < self._at_once and not self._is_stopping:
            task = asyncio.create_task(self._run())
            self._running.add(task)
            task.add_done_callback(self._running.discard)

    async def finish(self, patience_s: float) -> None:
        """What is being sent is sent; the rest is the worker's."""
        self._is_stopping = True
        if self._running:
            await asyncio.wait(self._running, timeout=patience_s)
        self._threads.shutdown(wait=False)

    async def _run(self) -> None:
        loop = asyncio.get_running_loop()
        has_more = True
        while (has_more or self._is_wanted) and not self._is_stopping:
            self._is_wanted = False
            try:
                has_more = await loop.run_in_executor(self._threads, self._round)
            except Exception as wrong:
                log.error("slack: sending failed: %s", where(wrong))
                return

    def _round(self) -> bool:
        return self._delivery.round(lambda: self._is_stopping)
