"""A shift played: agents at work, processes killed at random moments, everything settled at the end."""

from __future__ import annotations

import threading
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from random import Random

from sqlalchemy.engine import Engine

from benchmarks.shift import accounts, summing
from benchmarks.shift.customers import Customer, customers
from benchmarks.shift.desk_client import Client
from benchmarks.shift.drafting import Drafting
from benchmarks.shift.kept import Kept
from benchmarks.shift.killing import Killing, Part, Tell
from benchmarks.shift.script import Agent
from benchmarks.shift.summing import Sums
from firstline.company import Authority
from firstline.database import DatabaseUnavailable
from firstline.desk import agents

AGENTS = 10
LEAD = "lead-one"
THINKING_S = 1.0
SETTLE_S = 180.0


@dataclass(frozen=True)
class Played:
    """`repeated` counts calls that were sent again; `wrong`: sentences about what was lost or doubled,
    none when all is well."""

    kills: Mapping[str, int]
    cases: int
    settled: int
    repeated: int
    sums: Sums
    wrong: tuple[str, ...]


@dataclass(frozen=True)
class Shift:
    """`base` is the address of the panel, `orders` the folder where orders are delivered to,
    `opens` the company's time at the first moment."""

    base: str
    desk: Engine
    records: Engine
    orders: Path
    parts: Sequence[Part]
    opens: datetime
    authority: Authority
    seed: int

    def play(self, tell: Tell) -> Played:
        """Until all the moments are over; then the agents end their cases and all is counted."""
        kept, is_over = Kept(), threading.Event()
        with self.records.connect() as records:
            known = customers(records)
        clients = [Client(self.base, name) for name in (*agent_names(), LEAD)]
        people = [
            Agent(Drafting(client, Random(self.seed * 1000 + number), kept, self.orders))
            for number, client in enumerate(clients)
        ]
        running: list[Future] = []
        with (
            ThreadPoolExecutor(len(people)) as pool,
            self._killing(clients, running, tell) as killing,
        ):
            try:
                running += [pool.submit(_work, one, known, is_over) for one in people[:-1]]
                running.append(pool.submit(_settle, people[-1], is_over))
                killing.play()
            finally:
                is_over.set()
            for one in running:
                one.result()
            people[-1].settle()
            self._wait_until_settled(tell)
        return Played(
            kills=killing.kills,
            cases=sum(one.cases for one in clients),
            settled=len(kept.settled),
            repeated=sum(one.repeated for one in clients),
            sums=summing.sums(self.desk),
            wrong=tuple(accounts.wrong(self.desk, kept, self.orders, self.authority)),
        )

    def _killing(self, clients: Sequence[Client], running: Sequence[Future], tell: Tell) -> Killing:
        def check() -> None:
            for one in running:
                if one.done():
                    one.result()

        return Killing(
            answered=lambda: sum(one.answered for one in clients),
            parts=self.parts,
            random=Random(self.seed),
            now=self.opens,
            check=check,
            tell=tell,
        )

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


def _work(agent: Agent, known: Sequence[Customer], is_over: threading.Event) -> None:
    while not is_over.is_set():
        agent.work_a_case(known)
        agent.client.cases += 1
        is_over.wait(agent.drafting.random.uniform(0, THINKING_S))


def _settle(lead: Agent, is_over: threading.Event) -> None:
    while not is_over.wait(1.0):
        lead.settle()


def agent_names() -> tuple[str, ...]:
    return tuple(f"agent-{number}" for number in range(AGENTS))


def add_agents(desk: Engine, now: datetime) -> None:
    """Each one's password is the name."""
    with desk.begin() as connection:
        for name in agent_names():
            agents.set_agent(connection, name, name, "agent", now)
        agents.set_agent(connection, LEAD, LEAD, "lead", now)
