"""One exchange of a case: keep what was sent, let the dialogue answer, keep the answer."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from channels import intake
from channels.dialogue import Dialogue, answered
from channels.errors import ApiError
from firstline import clock, database
from firstline.casework import said
from firstline.database import DatabaseUnavailable
from firstline.desk import cases, messages, opening
from firstline.desk.cases import Case
from firstline.desk.hearing import hear
from firstline.desk.question import Choice
from firstline.workplace import Workplace

log = logging.getLogger(__name__)

CLOSED = "The case is closed; open a new one for this customer."
VOID = "That choice is no longer open; see the last answer."


class Conversation:
    """Carries messages of one channel (`prefix`) to the dialogue. `fallback` is said when it fails."""

    def __init__(
        self, place: Workplace, dialogue: Dialogue, prefix: str, fallback: Callable[[], str]
    ) -> None:
        self._place, self._dialogue, self._prefix = place, dialogue, prefix
        self._fallback = fallback

    async def say(self, case_id: str, agent: str, raw: object) -> list[dict[str, Any]]:
        """The replies to a typed or pasted message. Typing a choice's label is pressing it."""
        text = intake.text_of(raw)
        case = await asyncio.to_thread(self._case, case_id)
        choice = self._answered(case, text)
        if choice is not None and not choice.new_case:
            return await self._exchange(case, agent, choice.text or text, choice)
        return await self._exchange(case, agent, text)

    async def press(self, case_id: str, agent: str, button: object) -> list[dict[str, Any]]:
        """The replies to a button that the server issued for the question that is open now."""
        case = await asyncio.to_thread(self._case, case_id)
        choice = case.question.choice(str(button)) if case.question else None
        if choice is None:
            raise ApiError(409, "button_void", VOID)
        if choice.new_case:
            await asyncio.to_thread(self._close_question, case)
            return await self._in_new_case(agent, choice)
        return await self._exchange(case, agent, choice.text, choice)

    async def again(self, case_id: str, agent: str) -> list[dict[str, Any]]:
        """The card as it is now, for example after the customer was verified."""
        case = await asyncio.to_thread(self._case, case_id)
        return await self._exchange(case, agent, "", intent="verify_identity")

    async def after_doing(self, case_id: str, agent: str) -> list[dict[str, Any]]:
        """The same, and nothing when the case was closed meanwhile: what was done is done."""
        try:
            return await self.again(case_id, agent)
        except ApiError as refused:
            if refused.code != "case_closed":
                raise
            return []

    async def warm_up(self) -> str:
        """Have the dialogue answer something once; the sender it was done for."""
        company = self._place.company
        await asyncio.to_thread(said.warm_up, company.region, company.timezone)
        sender = f"{self._prefix}:warm-up"
        await answered(self._dialogue, self._prefix, sender, "7776", {"agent": ""})
        return sender

    async def _in_new_case(self, agent: str, choice: Choice) -> list[dict[str, Any]]:
        case = await asyncio.to_thread(self._open, agent, choice.customer_id)
        if choice.text:
            replies = await self._exchange(case, agent, choice.text)
        else:
            replies = [{"text": case.case_id, "card": None, "buttons": []}]
        return [{**reply, "case": case.case_id} for reply in replies]

    async def _exchange(
        self, case: Case, agent: str, text: str, choice: Choice | None = None, intent: str = ""
    ) -> list[dict[str, Any]]:
        kept = await asyncio.to_thread(self._keep, case.case_id, text) if text else None
        about = {"agent": agent, "choice": choice.id if choice else None, "message": kept}
        intent = choice.intent if choice else intent
        told = f"/{intent}" if intent else intake.spoken(text)
        replies = await self._answers(case, told, about)
        try:
            kept_as = await asyncio.to_thread(self._keep_replies, case.case_id, replies)
        except DatabaseUnavailable:
            # The agent gets the answer all the same; only the case's history lacks it.
            log.error("case %s: the answer could not be kept", case.case_id)
            return replies
        return messages.judgeable(kept_as, replies)

    async def _answers(self, case: Case, text: str, about: dict) -> list[dict[str, Any]]:
        sender = f"{self._prefix}:{case.case_id}"
        replies = await answered(self._dialogue, self._prefix, sender, text, about)
        # Rasa answers with nothing at all when the action server is away (processor.py).
        return replies or [{"text": self._fallback(), "card": None, "buttons": []}]

    def _answered(self, case: Case, text: str) -> Choice | None:
        if case.question is None:
            return None
        return case.question.answered_by(hear([text], self._place.company, clock.now()).latest)

    def _case(self, case_id: str) -> Case:
        with self._place.desk.connect() as desk:
            case = cases.get(desk, case_id)
        if case is None:
            raise ApiError(404, "case_not_found", "There is no such case; open a new one.")
        if case.is_closed:
            raise ApiError(409, "case_closed", CLOSED)
        return case

    def _open(self, agent: str, customer_id: str | None) -> Case:
        return opening.open_for(self._place, agent, customer_id, clock.now())

    def _close_question(self, case: Case) -> None:
        """So that a second press opens no second case."""
        try:
            with database.writing(self._place.desk) as desk:
                cases.save(desk, replace(case, question=None), clock.now())
        except cases.CaseChanged:
            raise ApiError(409, "button_void", VOID) from None

    def _keep(self, case_id: str, text: str) -> int:
        with database.writing(self._place.desk) as desk:
            return messages.add_message(desk, case_id, text, clock.now())

    def _keep_replies(self, case_id: str, replies: list[dict[str, Any]]) -> int:
        with database.writing(self._place.desk) as desk:
            return messages.add_replies(desk, case_id, replies, clock.now())
