"""The assistant of a practice session: the real one, on the session's own records, desk and time."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from rasa.core.channels.channel import UserMessage

from channels import caseview, checking, doing, drafting, exchanges, practising
from channels.caseview import CaseView
from channels.conversation import Conversation
from channels.drafting import Drafted
from channels.errors import ApiError
from channels.exchanges import Exchange
from firstline import clock
from firstline.casework.identity import Identity
from firstline.desk import asked
from firstline.desk.agents import Agent
from firstline.desk.doing.decisions import WAITING, Decision
from firstline.desk.doing.wanted import Wanted
from firstline.desk.turn import take_turn
from firstline.training import sessions
from firstline.training.sessions import Practice, sandbox, times
from firstline.workplace import Workplace

_FAILED = "utter_lookup_failed"
_LEAD = Agent(sandbox.LEAD, "manager")


@dataclass(frozen=True)
class Model:
    """What the trained model knows without a conversation: what a text means (as Rasa tells it), and
    the words of a response."""

    parse: Callable[[str], Awaitable[Mapping[str, Any]]]
    response: Callable[[str], str]


class Assistant:
    """What a trainee may do with it in an open session."""

    def __init__(
        self, place: Workplace, there: Workplace, model: Model, practice: Practice
    ) -> None:
        self.practice = practice
        self._place, self._there, self._model = place, there, model
        self._agent = practice.agent
        self._conversation = Conversation(
            there, self._answer, "practice", lambda: model.response(_FAILED)
        )

    async def ask(self, text: str) -> None:
        await self._conversation.say(await self._case(), self._agent, text)

    async def press(self, button: str) -> None:
        await self._conversation.press(await self._case(), self._agent, button)

    async def check(self, factor: str, value: str, before: Identity | None = None) -> str:
        """What came of it, in words; `before` as `checking.check` takes it."""
        about = self._there, await self._case(), self._agent, factor, value, before
        check = await asyncio.to_thread(checking.check, *about)
        if check.changes_card:
            await self._conversation.again(about[1], self._agent)
        return check.told

    async def draw_up(self, wanted: Wanted, sent: str) -> Drafted:
        about = self._there, await self._case(), self._agent, wanted, sent
        return await asyncio.to_thread(drafting.draw_up, *about)

    async def confirm(self, draft: str, key: str) -> Decision:
        """In practice a lead agrees at once to what needs one."""
        case_id = await self._case()
        about = self._there, case_id, self._agent, draft, key
        made = await asyncio.to_thread(doing.confirm, *about)
        if made.state == WAITING:
            settled = self._there, _LEAD, made.decision_id, True, ""
            made = await asyncio.to_thread(doing.settle, *settled)
        if made.doing.finding and not exchanges.shows(await self.exchanges(), made.decision_id):
            await self._conversation.after_doing(case_id, self._agent)
        return made

    async def view(self) -> CaseView:
        seen = await asyncio.to_thread(caseview.view, self._there, await self._case())
        return replace(seen, practice=self.practice.practice_id)

    async def exchanges(self) -> tuple[Exchange, ...]:
        about = self._there, await self._case(), self._agent
        return await asyncio.to_thread(exchanges.kept, *about)

    async def note_deeds(self, now: datetime) -> None:
        about = self._place, self._there, self.practice, now
        self.practice = await asyncio.to_thread(sessions.note_deeds, *about)

    async def _case(self) -> str:
        found = await asyncio.to_thread(sandbox.newest_case, self._there)
        if found is None:
            refused = practising.words("refusals")["no_assistant"]
            raise ApiError(503, "practice_no_assistant", refused)
        return found.case_id

    async def _answer(self, message: UserMessage) -> None:
        """What the dialogue and its action do, in this process and on the session's own data."""
        text = message.text or ""
        told = text.startswith("/")
        parsed = {"intent": {"name": text[1:]}} if told else await self._model.parse(text)
        turn = asked.of_parsed(message.sender_id, parsed, message.metadata or {})
        reply = await asyncio.to_thread(take_turn, self._there, turn, clock.now())
        for one in (reply, *reply.more):
            buttons = [choice.button for choice in one.choices]
            words = self._model.response(one.response) if one.response else one.text
            sent = {"text": words, "custom": {"card": one.card, "buttons": buttons}}
            await message.output_channel.send_response("", sent)


@asynccontextmanager
async def assistant(
    place: Workplace, model: Model, practice_id: str, agent: str
) -> AsyncIterator[Assistant]:
    """What was done by the end is kept as the session's events. Raises ApiError."""
    now = clock.now()
    about = place, practice_id, agent
    practice = await asyncio.to_thread(practising.take_up, *about)
    with (
        sandbox.opened(place, practice_id) as there,
        clock.standing(times.present(practice, now)),
    ):
        opened = Assistant(place, there, model, practice)
        yield opened
        await opened.note_deeds(now)
