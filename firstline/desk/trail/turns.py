"""What one turn of a case leaves in the trail: codes and names of things, never their values."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from firstline.casework.identity import Identity
from firstline.desk.asked import Turn
from firstline.desk.cases import Case
from firstline.desk.reply import Reply
from firstline.desk.trail import verbs
from firstline.desk.trail.entries import Entry

_ASKS_WHO = ("customer", "other_customer")
_NOBODY = "utter_customer_not_found"


def of_turn(turn: Turn, before: Case, after: Case, reply: Reply, has_read: bool) -> list[Entry]:
    """`has_read`: the records of the customer of `after` were read for this answer."""
    return [
        *_search(turn, after, reply),
        *_customer(turn, before, after),
        *_identity(turn, before, after),
        *([_look_up(turn, after, reply)] if has_read else []),
    ]


def told(identity: Identity) -> dict[str, Any]:
    """How sure it is who she is, and the names of what she gave."""
    factors = sorted(identity.factors)
    return {"identity": identity.level.word, "factors": factors, "failures": identity.failures}


def checked(passed: bool, after: Identity) -> str:
    """The verb for a check of who she is."""
    if passed:
        return verbs.IDENTITY_PASSED
    return verbs.IDENTITY_LOCKED if after.locked else verbs.IDENTITY_FAILED


def _search(turn: Turn, case: Case, reply: Reply) -> Iterator[Entry]:
    if reply.question in _ASKS_WHO or reply.response == _NOBODY:
        kinds = sorted({mention.kind for mention in turn.heard.latest.mentions}) or ["name"]
        found = {"found": len(reply.choices)}
        yield _entry(turn, case, verbs.SEARCHED, subject=" ".join(kinds), after=found)


def _customer(turn: Turn, before: Case, after: Case) -> Iterator[Entry]:
    if after.customer_id != before.customer_id:
        action = verbs.SET_CUSTOMER if before.customer_id is None else verbs.CHANGED_CUSTOMER
        was, now_is = {"customer": before.customer_id}, {"customer": after.customer_id}
        yield _entry(turn, after, action, before=was, after=now_is)


def _identity(turn: Turn, before: Case, after: Case) -> Iterator[Entry]:
    was, now_is = before.identity, after.identity
    change = {"before": told(was), "after": told(now_is)}
    if now_is.failures > was.failures:
        yield _entry(turn, after, checked(False, now_is), **change)
    if now_is.factors - was.factors:
        yield _entry(turn, after, checked(True, now_is), **change)


def _look_up(turn: Turn, case: Case, reply: Reply) -> Entry:
    action = verbs.READ_JOURNEY if turn.asked.intent == "journey" else verbs.LOOKED_UP
    cards = [one.card for one in (reply, *reply.more) if one.card]
    seen = {
        "identity": case.identity.level.word,
        "concerns": list(case.concerns),
        "findings": [card["finding"] for card in cards],
    }
    return _entry(turn, case, action, subject=f"customers/{case.customer_id}", after=seen)


def _entry(turn: Turn, case: Case, action: str, *, subject: str = "", **about: Any) -> Entry:
    return Entry(
        at=turn.now,
        agent=turn.asked.agent,
        action=action,
        subject=subject or f"cases/{case.case_id}",
        case_id=case.case_id,
        customer_id=case.customer_id,
        why=turn.asked.intent,
        **about,
    )
