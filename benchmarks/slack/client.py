"""Slack's side, in a process of its own: it delivers, waits three seconds, and delivers again."""

from __future__ import annotations

import asyncio
import multiprocessing
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace

import httpx

from benchmarks.slack.asked import Delivery
from tests.slack.signing import retried, signed

PATIENCE_S = 3.0
MOST_TIMES = 4
AGAIN_AFTER_S = 1.0


@dataclass(frozen=True)
class Acknowledged:
    """Seconds from each sending to its 200, and how many were sent again for want of one."""

    after_s: tuple[float, ...]
    again: int
    never: int

    def percentile(self, share: int) -> float:
        """In seconds."""
        ranked = sorted(self.after_s)
        return ranked[min(len(ranked) - 1, len(ranked) * share // 100)]


@dataclass(frozen=True)
class Load:
    """`rate`: deliveries a second, 0 for as fast as `lines` of them at once are acknowledged."""

    base: str
    secret: str
    deliveries: Sequence[Delivery]
    rate: float = 0.0
    lines: int = 8


def deliver(load: Load) -> Acknowledged:
    """Runs in another process; returns when everything is acknowledged."""
    with multiprocessing.get_context("spawn").Pool(1) as alone:
        return alone.apply(_run, (load,))


def _run(load: Load) -> Acknowledged:
    return asyncio.run(_Client(load).run())


class _Client:
    def __init__(self, load: Load) -> None:
        self._load = load
        self._after_s: list[float] = []
        self._again = self._never = 0

    async def run(self) -> Acknowledged:
        limits = httpx.Limits(max_connections=None, max_keepalive_connections=100)
        given = {"base_url": self._load.base, "timeout": PATIENCE_S, "trust_env": False}
        async with httpx.AsyncClient(limits=limits, **given) as http:
            await (self._paced(http) if self._load.rate else self._pressed(http))
        return Acknowledged(tuple(self._after_s), self._again, self._never)

    async def _paced(self, http: httpx.AsyncClient) -> None:
        started, sending = time.perf_counter(), []
        for place, one in enumerate(self._load.deliveries):
            await asyncio.sleep(started + place / self._load.rate - time.perf_counter())
            sending.append(asyncio.create_task(self._send(http, one)))
        await asyncio.gather(*sending)

    async def _pressed(self, http: httpx.AsyncClient) -> None:
        left = iter(self._load.deliveries)

        async def line() -> None:
            for one in left:
                await self._send(http, one)

        await asyncio.gather(*(line() for _ in range(self._load.lines)))

    async def _send(self, http: httpx.AsyncClient, one: Delivery) -> None:
        for times in range(1, MOST_TIMES + 1):
            started = time.perf_counter()
            is_taken = await self._is_taken(http, one)
            self._after_s.append(time.perf_counter() - started)
            if is_taken:
                return
            self._again += 1
            await asyncio.sleep(AGAIN_AFTER_S)
            one = replace(one, headers=retried(times))
        self._never += 1

    async def _is_taken(self, http: httpx.AsyncClient, one: Delivery) -> bool:
        headers = {**signed(one.body, self._load.secret), "Content-Type": one.kind, **one.headers}
        try:
            answer = await http.post(f"/slack/{one.address}", content=one.body, headers=headers)
        except httpx.TransportError:
            return False
        return answer.status_code == 200
