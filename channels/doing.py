"""Drafts, decisions and consent as the JSON interface and the pages have them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

from channels import caseview, words
from channels.errors import ApiError
from firstline import clock
from firstline.casework.doing.fields import BadField
from firstline.casework.playbook.node import read
from firstline.desk.agents import Agent
from firstline.desk.doing import confirming, consenting, decisions, drafts, refusals
from firstline.desk.doing.decisions import Decision
from firstline.desk.doing.drafts import Draft
from firstline.desk.doing.refusals import CannotDo
from firstline.desk.doing.wanted import Wanted
from firstline.settings import PROJECT
from firstline.workplace import Workplace

WORDS = PROJECT / "data" / "doing"
_NOT_FOUND = (refusals.NO_CASE, refusals.NO_CARD, refusals.NO_DRAFT, refusals.NO_DECISION)
_BAD = (refusals.BAD_OUTCOME, refusals.NO_SUMMARY)
_STATUS = {refusals.NOT_YOURS: 403, **dict.fromkeys(_NOT_FOUND, 404), **dict.fromkeys(_BAD, 400)}
_BAD_WANTED = 'Send "step", and with it "card" as it stands on the reply and "fields" as texts.'


def draw_up(place: Workplace, case_id: str, agent: str, wanted: Wanted) -> Draft:
    """Raises ApiError."""
    with told():
        return drafts.draw_up(place, case_id, wanted, agent, clock.now())


def confirm(place: Workplace, case_id: str, agent: str, draft: object, key: object) -> Decision:
    """Raises ApiError."""
    if not isinstance(draft, str) or not isinstance(key, str):
        raise ApiError(400, "bad_decision", 'Send "draft" and "key" as the draft has them.')
    with told():
        return confirming.confirm(place, case_id, draft, key, agent, clock.now())


def is_made(place: Workplace, key: object) -> bool:
    """Whether there is a decision with this key already."""
    if not isinstance(key, str):
        return False
    with place.desk.connect() as desk:
        return decisions.of_key(desk, key) is not None


def settle(
    place: Workplace, agent: Agent, decision_id: str, agrees: object, reason: object
) -> Decision:
    """Raises ApiError."""
    if not isinstance(agrees, bool) or not isinstance(reason, str):
        raise ApiError(400, "bad_consent", 'Send "agrees" as true or false, "reason" as text.')
    if not agrees and not reason.strip():
        raise ApiError(400, "reason_missing", "Say why, so that the agent can tell the customer.")
    with told():
        return consenting.settle(
            place, decision_id, agent.name, agent.role, agrees, reason, clock.now()
        )


def waiting(place: Workplace, agent: Agent) -> tuple[Decision, ...]:
    """What waits for the agent's consent."""
    with place.desk.connect() as desk:
        return decisions.waiting(desk, consenting.may_settle(agent.role))


def of_case(place: Workplace, case_id: str) -> tuple[Decision, ...]:
    """Raises ApiError 404."""
    caseview.find(place, case_id)
    with place.desk.connect() as desk:
        return decisions.of_case(desk, case_id)


def wanted(body: Mapping[str, Any]) -> Wanted:
    """Raises ApiError 400."""
    step, card, fields = body.get("step"), body.get("card", ""), body.get("fields", {})
    is_text = isinstance(step, str) and isinstance(card, str) and isinstance(fields, dict)
    if not is_text or not all(isinstance(one, str) for one in fields.values()):
        raise ApiError(400, "bad_draft", _BAD_WANTED)
    return Wanted(step, card, fields)


def draft_json(draft: Draft) -> dict[str, Any]:
    doing = draft.doing
    asks = [{**vars(one), "label": label(doing.kind, one.name)} for one in doing.asks]
    return {
        "draft": draft.draft_id or None,
        "key": draft.key or None,
        "expires_at": draft.expires_at.isoformat(),
        "what": doing.what,
        "lines": list(doing.lines),
        "asks": [
            {**one, **{n: [vars(o) for o in one[n]] for n in ("options", "more")}} for one in asks
        ],
        "consent": doing.consent or None,
    }


def decision_json(made: Decision) -> dict[str, Any]:
    return {
        "decision": made.decision_id,
        "case": made.case_id,
        "state": made.state,
        "step": made.doing.step,
        "what": made.doing.what,
        **_what_it_gives(made),
        "agent": made.agent,
        "at": made.at.isoformat(),
        "consent": made.consent,
        "settled_by": made.settled_by,
        "reason": made.reason,
    }


def _what_it_gives(made: Decision) -> dict[str, Any]:
    """What one has to know to agree: for whom, how much, on what ground, and in the agent's words."""
    doing, sum_ = made.doing, made.doing.amount
    return {
        "customer": made.customer_id,
        "amount": format(sum_.amount, "f") if sum_ else None,
        "currency": sum_.currency if sum_ else None,
        "finding": doing.finding or None,
        "records": list(doing.records),
        "lines": list(doing.lines),
        "fields": dict(doing.given),
    }


def label(kind: str, name: str) -> str:
    """What a field of a step of this kind is called."""
    labels = _words("fields")
    return labels.get(f"{kind}.{name}") or labels[name]


@contextmanager
def told() -> Iterator[None]:
    """What cannot be done is told in the words of data/doing/refusals.yml."""
    try:
        yield
    except BadField as wrong:
        raise ApiError(422, "bad_field", str(wrong), field=wrong.field) from None
    except CannotDo as wrong:
        needs = words.needs(wrong.about.get("needs", []))
        message = _words("refusals")[wrong.code].format(**{**wrong.about, "needs": needs})
        raise ApiError(_STATUS.get(wrong.code, 409), wrong.code, message) from None


@lru_cache(maxsize=4)
def _words(name: str) -> Mapping[str, str]:
    return {key: node.text() for key, node in read(WORDS / f"{name}.yml").mapping().items()}
