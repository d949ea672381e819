"""What a case is about: the issues that its messages raise."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from firstline.casework import guide
from firstline.casework import meant as by_records
from firstline.casework.findings.call.topic import speaks_of_a_drop, speaks_of_a_ring
from firstline.casework.said import Said
from firstline.casework.said.claim import (
    DANGER,
    DEFECTIVE,
    LOST_PAY,
    NOT_RECEIVED,
    OF_PEOPLE,
    WRONG_ITEM,
    Claim,
)
from firstline.casework.topics import put_aside
from firstline.casework.wishes import is_vague, wants_money_back
from firstline.desk.asked import Turn
from firstline.desk.cases import Case
from firstline.records.identifiers import compact
from firstline.records.snapshot import Snapshot

ONLY_IDENTIFIERS = "inform"
EXPLAIN = "explain_number"
FIND = "find_customer"
PROVES = "verify_identity"
SUMMARY = "account_summary"
# Requests that name no issue of their own: digits she does not know are the issue then.
GENERAL = frozenset({ONLY_IDENTIFIERS, FIND, SUMMARY})
# Claims that are issues by themselves, whatever else the message is about.
ITEM, ORDER = "item_wrong", "order_status"
CLAIMED = {WRONG_ITEM: ITEM, DEFECTIVE: ITEM, LOST_PAY: "appointment_missed"}
# Where the words as a whole are not understood.
CLAIMED_ALONE = {**CLAIMED, NOT_RECEIVED: ORDER}
TOLD_ALREADY = frozenset({WRONG_ITEM, DEFECTIVE, DANGER, *OF_PEOPLE})
WORKSHOP = "parts_missing"
# Money in place of goods: the choice that a case about one of these leaves to her.
REFUND, CHANGE = "refund_status", "order_change"
CHOOSES = frozenset({ITEM, ORDER})
CALL = "call_dropped"
UNSURE, TALK = "nlu_fallback", ("out_of_scope", "small_talk", "goodbye")
MOST_CONCERNS = 4
LIKELY, NEARLY = 3, 2  # guesses that count, and those that are nearly meant


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
    is_riddle = intent in GENERAL or intent == UNSURE and EXPLAIN in turn.asked.guesses[:NEARLY]
    if is_riddle and any(not tail.owned for tail in turn.heard.latest.tails):
        intent = EXPLAIN
    elif case is not None and case.concerns and (intent == FIND or chooses(turn, case)):
        return ()
    if intent == UNSURE:
        likely = (*turn.asked.guesses[:LIKELY], *turn.asked.hints)
        claimed = [one for one in _claimed(turn, CLAIMED_ALONE) if one in likely]
        return tuple(dict.fromkeys([*claimed, *turn.asked.issues])) if claimed else ()
    if intent == PROVES and turn.asked.issues:
        intent = turn.asked.issues[0]  # what she gives proofs for stands in the same message
    if not turn.books.is_issue(intent):
        return ()
    heard = (*turn.asked.issues, *_claimed(turn, CLAIMED))
    more = [one for one in heard if turn.books.is_issue(one) and one not in GENERAL]
    return _not_aside(turn, dict.fromkeys([intent, *more]))[:MOST_CONCERNS]


def _not_aside(turn: Turn, issues: Iterable[str]) -> tuple[str, ...]:
    """Those that she does not put aside; where nothing is left, the likeliest that she does not."""
    told = tuple(issues)
    aside = put_aside(turn.heard.latest.text)
    if not aside & {*told}:
        return told
    likely = (one for one in turn.asked.guesses[:LIKELY] if turn.books.is_issue(one))
    kept = [one for one in told if one not in aside] or [o for o in likely if o not in aside][:1]
    return tuple(kept) or told


def chooses(turn: Turn, case: Case) -> bool:
    """ "I'd rather have the money" goes on with the case that offers it."""
    is_wish = turn.asked.intent in (REFUND, CHANGE, UNSURE) and not turn.heard.latest.mentions
    return is_wish and bool(CHOOSES & {*case.concerns}) and wants_money_back(turn.heard.latest.text)


def answers(turn: Turn, case: Case, snapshot: Snapshot) -> bool:
    """ "No, the microwave" goes on with a case about something that she was sent."""
    is_short = turn.asked.intent in (UNSURE, "affirm", "deny") and turn.asked.typed
    about_goods = is_short and bool(CHOOSES & {*case.concerns})
    return about_goods and by_records.names_an_article(snapshot, turn.heard.latest, turn.now)


def _claimed(turn: Turn, issues: Mapping[str, str]) -> list[str]:
    """A part that is wrong or broken in the workshop is no article that she was sent."""
    if WORKSHOP in (turn.asked.intent, *turn.asked.issues):
        return []
    plain = [one for one in turn.heard.latest.claims if one.is_plain and one.kind in issues]
    if turn.asked.intent == CALL:
        plain = [one for one in plain if not speaks_of_a_drop(one.written)]
    if CALL in (turn.asked.intent, *turn.asked.issues, *turn.asked.hints):
        plain = [one for one in plain if not speaks_of_a_ring(one.written)]
    return [issues[one.kind] for one in plain]


def meant(turn: Turn, case: Case, snapshot: Snapshot) -> tuple[str, ...]:
    """The concerns of the case; an order number alone asks for that order when no other is open."""
    families = {turn.books.family_of(concern) for concern in case.concerns}
    if turn.asked.intent == ONLY_IDENTIFIERS and families <= {guide.EVERYDAY}:
        own = {compact(order.order_number or order.order_id) for order in snapshot.orders}
        if own & {compact(mention.value) for mention in turn.heard.latest.full}:
            return (ORDER,)
    return case.concerns or (SUMMARY,)


def with_records(turn: Turn, case: Case, snapshot: Snapshot, known: bool) -> tuple[str, ...]:
    """The concerns once her records are known, which may tell better than the words what is meant.

    `known`: the case had its customer before this message; what was raised then is settled.
    """
    fresh = raised(turn)
    if case.concerns and (fresh or not known):
        said = turn.heard.latest if fresh else turn.heard.all
        likely = turn.asked.guesses[:LIKELY] if fresh else ()
        hints = turn.asked.hints if fresh else ()
        found = by_records.meant(snapshot, said, case.concerns, turn.now, likely, hints)
        return found[:MOST_CONCERNS]
    return evident(turn, snapshot) or case.concerns


def evident(turn: Turn, snapshot: Snapshot) -> tuple[str, ...]:
    """What the records make of words that were not understood, or seem to be mere talk."""
    if turn.asked.intent not in (UNSURE, *TALK):
        return ()
    said, likely = turn.heard.latest, turn.asked.guesses[:LIKELY]
    if turn.asked.intent in TALK:
        return by_records.whereabouts(snapshot, said, likely, turn.now)
    return by_records.evident(snapshot, said, likely, turn.now, turn.asked.hints)


def as_meant(said: Said, intents: Sequence[str]) -> Said:
    """Where a part in the workshop is wrong or broken, nothing of what she was sent is; and where
    something is wrong with a thing, in whatever words, it is faulty if nothing else is heard."""
    if WORKSHOP in intents and ITEM not in intents:
        kept = tuple(one for one in said.claims if CLAIMED.get(one.kind) != ITEM)
        return replace(said, claims=kept)
    is_told = any(
        c.kind in TOLD_ALREADY and not (c.kind == DANGER and c.denied) for c in said.claims
    )
    if ITEM not in intents or ORDER in intents or is_told or is_vague(said.text):
        return said
    return replace(said, claims=(*said.claims, Claim(DEFECTIVE, "", 0, 0)))
