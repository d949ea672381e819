"""Logging in and out; too many wrong passwords for one name and it has to wait."""

from __future__ import annotations

import asyncio
from collections import defaultdict, deque
from datetime import datetime, timedelta

from channels.errors import ApiError
from firstline import clock, database
from firstline.desk import agent_names, agents, sessions
from firstline.desk.agents import Agent
from firstline.desk.sessions import Session
from firstline.workplace import Workplace

MOST_FAILURES = 10
WITHIN = timedelta(minutes=5)
MOST_NAMES = 1000


class Login:
    def __init__(self, place: Workplace) -> None:
        self._place = place
        self._failures: dict[str, deque[datetime]] = defaultdict(deque)

    async def login(self, agent: object, password: object) -> tuple[str, Session]:
        """The new session's token and the session; raises ApiError 400, 401 or 429."""
        if not isinstance(agent, str) or not isinstance(password, str) or not agent:
            raise ApiError(400, "bad_login", "Send your agent name and password.")
        key = agent_names.key(agent)
        self._refuse_when_guessing(key)
        found = await asyncio.to_thread(self._open, agent, password)
        if found is None:
            self._failures[key].append(clock.now())
            raise ApiError(401, "wrong_login", "That agent name and password do not match.")
        self._failures.pop(key, None)
        return found

    async def logout(self, token: str, agent: Agent) -> None:
        await asyncio.to_thread(self._close, token, agent)

    def _refuse_when_guessing(self, key: str) -> None:
        if len(self._failures) > MOST_NAMES:
            self._failures.clear()
        failed = self._failures[key]
        while failed and failed[0] < clock.now() - WITHIN:
            failed.popleft()
        if len(failed) >= MOST_FAILURES:
            raise ApiError(429, "too_many_logins", "Too many wrong passwords; wait five minutes.")

    def _open(self, agent: str, password: str) -> tuple[str, Session] | None:
        # Two transactions: a write after a read in one would fail on SQLite beside another writer.
        with self._place.desk.connect() as desk:
            known = agents.check(desk, agent, password)
            name = agents.known(desk, agent)
        with database.writing(self._place.desk) as desk:
            if known is None:
                return sessions.refuse(desk, name, clock.now())
            return sessions.open_session(desk, known, clock.now())

    def _close(self, token: str, agent: Agent) -> None:
        with database.writing(self._place.desk) as desk:
            sessions.close(desk, token, agent, clock.now())
