"""What was asked before the customer was named: it waits, and is answered as soon as she is."""

from __future__ import annotations

from dataclasses import replace

from firstline.casework import said
from firstline.desk.answering import CHAT, UNSURE
from firstline.desk.asked import Turn
from firstline.desk.cases import Case
from firstline.desk.concerns import FIND, raised
from firstline.desk.hearing import Heard
from firstline.desk.question import Waiting

# Requests that only say who it is about.
NAMING = frozenset({"inform", FIND, "verify_identity"})


def waiting(turn: Turn, case: Case) -> Waiting | None:
    """What waits once `turn` found nobody; words that are not understood do not push a plain
    question aside."""
    asked, before = turn.asked, _of(case)
    names = asked.intent in (*CHAT, *NAMING) and NAMING.issuperset(raised(turn))
    if names and not turn.heard.latest.claims and (before or asked.intent != FIND):
        return before
    if asked.intent == UNSURE and before and before.intent != UNSURE:
        return before
    return Waiting(asked.intent, asked.guesses, asked.issues, asked.hints)


def taken_up(turn: Turn, case: Case) -> Turn | None:
    """The turn in which the waiting question is asked again; none where nothing waits, the customer is
    known already, or the message that names her asks something itself."""
    waits = None if case.customer_id else _of(case)
    if waits is None or _asks_itself(turn):
        return None
    each = turn.heard.each[1:] if turn.asked.typed else turn.heard.each
    if not each:
        return None
    asked = replace(
        turn.asked,
        intent=waits.intent,
        guesses=waits.guesses,
        issues=waits.issues,
        hints=waits.hints,
    )
    heard = Heard((said.gather(each), *turn.heard.each[:1]), turn.heard.all)
    return replace(turn, asked=asked, heard=heard)


def _asks_itself(turn: Turn) -> bool:
    """A choice that was pressed or agreed to asks nothing."""
    if not turn.asked.typed or turn.asked.intent in (*CHAT, *NAMING):
        return any(not tail.owned for tail in turn.heard.latest.tails) and turn.asked.typed
    return bool(turn.heard.latest.claims) or turn.books.is_issue(turn.asked.intent)


def _of(case: Case) -> Waiting | None:
    return case.question.waiting if case.question else None
