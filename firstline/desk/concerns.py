"""What a case is about: the issues that its messages raise."""

from __future__ import annotations

from firstline.casework import guide
from firstline.casework.said.model import DEFECTIVE, LOST_PAY, WRONG_ITEM
from firstline.desk.asked import Turn
from firstline.desk.cases import Case
from firstline.records.identifiers import compact
from firstline.records.snapshot import Snapshot

ONLY_IDENTIFIERS = "inform"
EXPLAIN = "explain_number"
FIND = "find_customer"
SUMMARY = "account_summary"
# Requests that name no issue of their own: digits she does not know are the issue then.
GENERAL = frozenset({ONLY_IDENTIFIERS, FIND, SUMMARY})
# Claims that are issues by themselves, whatever else the message is about.
CLAIMED = {WRONG_ITEM: "item_wrong", DEFECTIVE: "item_wrong", LOST_PAY: "appointment_missed"}
WORKSHOP = "parts_missing"
MOST_CONCERNS = 4


def concerns(turn: Turn, case: Case) -> tuple[str, ...]:
    """The intents that the case is about from this message on, the one it leads with first.

    Saying who the customer is, answering a question and talk leave them as they were.
    """
    if turn.asked.choice_id and turn.asked.intent in case.concerns:
        return case.concerns
    return raised(turn, case) or case.concerns


def raised(turn: Turn, case: Case | None = None) -> tuple[str, ...]:
    """The concerns that this message itself raises; digits alone are a number to be explained."""
    intent = turn.asked.intent
    if intent in GENERAL and any(not tail.owned for tail in turn.heard.latest.tails):
        intent = EXPLAIN
    elif intent == FIND and case is not None and case.concerns:
        return ()
    if not turn.books.is_issue(intent):
        return ()
    heard = (*turn.asked.issues, *_claimed(turn))
    more = [one for one in heard if turn.books.is_issue(one) and one not in GENERAL]
    return tuple(dict.fromkeys([intent, *more]))[:MOST_CONCERNS]


def _claimed(turn: Turn) -> list[str]:
    """A part that is wrong or broken in the workshop is no article that she was sent."""
    if WORKSHOP in (turn.asked.intent, *turn.asked.issues):
        return []
    plain = [
        one for one in turn.heard.latest.claims if not (one.denied or one.hedged or one.reported)
    ]
    return [CLAIMED[one.kind] for one in plain if one.kind in CLAIMED]


def meant(turn: Turn, case: Case, snapshot: Snapshot) -> tuple[str, ...]:
    """The concerns of the case; an order number alone asks for that order when no other is open."""
    families = {turn.books.family_of(concern) for concern in case.concerns}
    if turn.asked.intent == ONLY_IDENTIFIERS and families <= {guide.EVERYDAY}:
        own = {compact(order.order_number or order.order_id) for order in snapshot.orders}
        if own & {compact(mention.value) for mention in turn.heard.latest.full}:
            return ("order_status",)
    return case.concerns or (SUMMARY,)
