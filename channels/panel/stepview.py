"""Whether a step of a card can be taken now, waits for something, or was taken already."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from channels import words
from channels.caseview import CaseView
from channels.deskview import DeskView
from firstline.records.decided import WAITING, Decided


@dataclass(frozen=True)
class Acting:
    """Where the steps of a card are taken. `card`: the name under which its reply is known."""

    case: CaseView
    csrf: str
    card: str


@dataclass(frozen=True)
class StepView:
    """`told` says what became of the step, `needs` what it waits for; with neither it can be taken, or
    the case is closed."""

    step: str
    told: str = ""
    is_waiting: bool = False
    needs: tuple[str, ...] = ()
    can_be_taken: bool = False


def of_card(card: Mapping[str, Any], acting: Acting) -> dict[str, StepView]:
    """Every step of the card that does something, by its id; none on another customer's card."""
    if card["customer"]["id"] != acting.case.customer_id:
        return {}
    steps = {one["id"]: one for one in card["do"] if one["writes"]}
    given = {"escalate": card["escalate"], "follow_up": card["follow_up"]}
    given["goodwill"] = card["offer"]["goodwill"]
    steps |= {name: {**given[name], "id": name} for name in words.OF_A_CARD if given[name]}
    return {name: _view(card, step, acting.case) for name, step in steps.items()}


def _view(card: Mapping[str, Any], step: Mapping[str, Any], case: CaseView) -> StepView:
    name, desk = step["id"], case.desk
    now = _taken(card, name, desk)
    then = step.get("done")
    if now:
        told = _told(now.reference, now.state, desk)
        return StepView(name, _with_answer(told, then, now.reference), now.state == WAITING)
    if then and then["state"] != WAITING and desk.decision(then["decision"]) is None:
        told = words.taken(then["state"], then["decision"])
        return StepView(name, _with_answer(told, then, then["decision"]))
    if desk.is_closed:
        return StepView(name)
    needs = tuple(one for one in step.get("needs", ()) if not case.has(one))
    return StepView(name, needs=needs, can_be_taken=not needs)


def _taken(card: Mapping[str, Any], step: str, desk: DeskView) -> Decided | None:
    """The newest decision for the rows that the card shows; without rows for its finding, and for as
    long as one likes in its own case."""
    records = {proof["record"] for proof in card["evidence"] if proof["record"]}
    found = [one for one in desk.decided if one.is_about(step, records, card["finding"])]
    if found or records:
        return max(found, key=lambda one: one.at, default=None)
    about = {
        one.decision_id
        for one in desk.decisions
        if (one.doing.step, one.doing.finding) == (step, card["finding"])
    }
    return next((one for one in desk.decided if one.reference in about), None)


def _with_answer(told: str, done: Mapping[str, Any] | None, reference: str) -> str:
    """And which of several answers was taken."""
    answer = done.get("choice") if done and done["decision"] == reference else None
    return f"{told}: {answer}" if answer else told


def _told(reference: str, state: str, desk: DeskView) -> str:
    made = desk.decision(reference)
    return words.taken(state, reference, (made.consent or "") if made else "")
