"""What the ten agents and their lead do: of all that they could do, what was tried least so far."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from benchmarks.shift.customers import Customer
from benchmarks.shift.desk_client import Client
from benchmarks.shift.drafting import Drafting
from benchmarks.shift.kept import Kept

OF_A_CASE = ("note", "callback", "complaint")
OF_A_CARD = ("escalate", "follow_up", "goodwill")
MOST_STEPS = 4
# A lead declines one request in so many.
DECLINES = 5


@dataclass(frozen=True)
class Shown:
    """The card the agent looks at; `card` names it, "" while there is none."""

    card: str = ""
    finding: str = ""
    steps: tuple[str, ...] = ()

    @property
    def wanted(self) -> tuple[str, ...]:
        """Every step that can be pressed."""
        return (*OF_A_CASE, *self.steps, *(OF_A_CARD if self.card else ()))

    def name(self, step: str) -> str:
        return f"{self.finding} {step}"


@dataclass(frozen=True)
class Agent:
    drafting: Drafting

    @property
    def client(self) -> Client:
        return self.drafting.client

    @property
    def kept(self) -> Kept:
        return self.drafting.kept

    def work_a_case(self, customers: Sequence[Customer]) -> None:
        """From hello to close, with some steps that are confirmed, some of them in two tabs."""
        customer = self.kept.rarest(self._mixed(customers), lambda one: one.asks)
        case = self.client.post("cases", {"customer": customer.customer_id}).json()["case"]
        for factor, value in customer.factors:
            self.client.post(f"cases/{case}/verify", {"factor": factor, "value": value})
        asked = self.client.post(f"cases/{case}/messages", {"text": customer.asks})
        shown = _shown(asked.json()["replies"])
        for _ in range(MOST_STEPS):
            step = self.kept.rarest(self._mixed(shown.wanted), shown.name)
            shown = self._take(case, step, "" if step in OF_A_CASE else shown.card) or shown
        if self.drafting.random.random() < 0.5:
            self._close(case)

    def _mixed(self, these: Sequence[Any]) -> list[Any]:
        return self.drafting.random.sample(list(these), len(these))

    def _take(self, case: str, step: str, card: str) -> Shown | None:
        """The card after the step; None when it is as before."""
        draft = self.drafting.draft(case, step, card)
        if draft is None:
            return None
        body = {"draft": draft["draft"], "key": draft["key"]}
        tabs = self.drafting.random.choice((1, 1, 2))
        with ThreadPoolExecutor(tabs) as pool:
            address = f"cases/{case}/decisions"
            pressed = [pool.submit(self.client.post, address, body) for _ in range(tabs)]
        answers = [one.result() for one in pressed]
        for answer in answers:
            self.kept.told(draft["key"], answer.json()["decision"] if answer.is_success else None)
        after = [_shown(answer.json()["replies"]) for answer in answers if answer.is_success]
        return next((one for one in after if one.card), None)

    def _close(self, case: str) -> None:
        answer = self.client.get(f"cases/{case}/wrap-up")
        if not answer.is_success:
            return
        found = answer.json()
        body = {"version": found["version"], "outcome": found["outcome"], "text": found["text"]}
        if self.client.post(f"cases/{case}/close", body).is_success:
            self.kept.ended(case)

    def settle(self) -> None:
        """A lead answers everything that waits; what is above a lead's authority is declined."""
        for one in self.client.get("approvals").json():
            agrees = self.drafting.random.randrange(DECLINES) > 0
            answer = self._answer(one["decision"], agrees)
            if agrees and not answer.is_success:
                answer = self._answer(one["decision"], False)
            if answer.is_success:
                self.kept.answered(one["decision"], answer.json()["state"])

    def _answer(self, decision: str, agrees: bool):
        body = {"agrees": agrees, "reason": "as the books stand"}
        return self.client.post(f"approvals/{decision}", body)


def _shown(replies: Sequence[dict[str, Any]]) -> Shown:
    found = next((one for one in replies if one["card"] and "judge" in one), None)
    if found is None:
        return Shown()
    steps = tuple(one["id"] for one in found["card"]["do"] if one["writes"])
    return Shown(found["judge"], found["card"]["finding"], steps)
