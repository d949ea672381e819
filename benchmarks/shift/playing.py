"""A shift played: agents at work, processes killed at random moments, everything settled at the end."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from random import Random

from sqlalchemy.engine import Engine

from benchmarks.shift import accounts
from benchmarks.shift.customers import customers
from benchmarks.shift.desk_client import Client, GaveUp
from benchmarks.shift.processes import Process
from benchmarks.shift.script import Customer, Kept, settle, work_a_case
from firstline.database import DatabaseUnavailable
from firstline.desk import agents

AGENTS = 10
LEAD = "lead-one"
THINKING_S = 3.0
# How long one of the processes runs before the next is killed, in seconds.
SHORTEST_S, LONGEST_S = 0.1, 1.5
SETTLE_S, START_S = 180.0, 120.0

Tell = Callable[[str], None]


@dataclass(frozen=True)
class Played:
    """`wrong`: sentences about what was lost or doubled; none when all is well."""

    kills: Mapping[str, int]
    cases: int
    decisions: int
    settled: int
    repeated: int
    wrong: tuple[str, ...]


@dataclass(frozen=True)
class Shift:
    """`base` is the address of the panel, `folder` where orders are delivered to."""

    base: str
    desk: Engine
    records: Engine
    folder: Path
    processes: Sequence[Process]
    moments: int
    seed: int

    def play(self, tell: Tell) -> Played:
        """Until all the moments are over; then the agents end their cases and all is counted."""
        kept, is_over = Kept(), threading.Event()
        with self.records.connect() as records:
            known = customers(records)
        clients = [Client(self.base, name) for name in (*agent_names(), LEAD)]
        for process in self.processes:
            process.start()
        try:
            with ThreadPoolExecutor(len(clients)) as pool:
                running = [
                    pool.submit(self._agent, client, number, known, kept, is_over)
                    for number, client in enumerate(clients[:-1])
                ]
                running.append(pool.submit(self._lead, clients[-1], kept, is_over))
                self._kill(running, is_over, tell)
            settle(clients[-1], Random(self.seed), kept)
            self._wait_until_settled(tell)
            found = accounts.wrong(self.desk, kept, self.folder)
        finally:
            for process in self.processes:
                process.stop()
        return Played(
            kills={process.name: process.kills for process in self.processes},
            cases=sum(client.cases for client in clients),
            decisions=len(kept.decisions),
            settled=len(kept.settled),
            repeated=sum(client.repeated for client in clients),
            wrong=tuple(found),
        )

    def _agent(
        self,
        client: Client,
        number: int,
        known: Sequence[Customer],
        kept: Kept,
        is_over: threading.Event,
    ) -> None:
        random = Random(self.seed * 1000 + number)
        while not is_over.is_set():
            work_a_case(client, random.choice(known), random, kept)
            client.cases += 1
            time.sleep(random.uniform(0, THINKING_S))

    def _lead(self, client: Client, kept: Kept, is_over: threading.Event) -> None:
        random = Random(self.seed)
        while not is_over.wait(1.0):
            settle(client, random, kept)

    def _kill(self, running: Sequence[Future], is_over: threading.Event, tell: Tell) -> None:
        random = Random(self.seed)
        try:
            for moment in range(self.moments):
                self._wait_for_front()
                time.sleep(random.uniform(SHORTEST_S, LONGEST_S))
                chosen = random.choice(self.processes)
                tell(f"{moment + 1} of {self.moments}: killed {chosen.name}")
                chosen.kill()
                failed = next((one for one in running if one.done()), None)
                if failed:
                    failed.result()
        finally:
            is_over.set()
        for one in running:
            one.result()

    def _wait_for_front(self) -> None:
        """A moment of the shift is one at which agents are at work."""
        watcher = Client(self.base, LEAD)
        end = time.monotonic() + START_S
        while not watcher.is_answered():
            if time.monotonic() > end:
                raise GaveUp(f"the panel was not back within {START_S:.0f} s")
            time.sleep(0.1)

    def _wait_until_settled(self, tell: Tell) -> None:
        end = time.monotonic() + SETTLE_S
        left = 1
        while left and time.monotonic() < end:
            time.sleep(0.5)
            try:
                left = accounts.waiting(self.desk)
            except DatabaseUnavailable:
                continue
        tell(f"{left} orders and entries were left waiting")


def agent_names() -> tuple[str, ...]:
    return tuple(f"agent-{number}" for number in range(AGENTS))


def add_agents(desk: Engine, now) -> None:
    """Each one's password is the name."""
    with desk.begin() as connection:
        for name in agent_names():
            agents.set_agent(connection, name, name, "agent", now)
        agents.set_agent(connection, LEAD, LEAD, "lead", now)
