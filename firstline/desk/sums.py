"""What is about money by its sums or claims, whatever else the message sounds like."""

from __future__ import annotations

from firstline.casework import named_sums
from firstline.casework.named_sums import REFUND, TWICE
from firstline.casework.said.model import CHARGED_ONCE, MADE_NEITHER, MONEY_CAME, NOT_IN_BOOKS
from firstline.desk.asked import Turn
from firstline.desk.concerns import EXPLAIN, LIKELY, MOST_CONCERNS, raised
from firstline.records.snapshot import Snapshot

ORDER = "order_status"
CLAIMED = {CHARGED_ONCE: TWICE, MADE_NEITHER: TWICE, NOT_IN_BOOKS: TWICE, MONEY_CAME: REFUND}


def with_sums(turn: Turn, snapshot: Snapshot, concerns: tuple[str, ...]) -> tuple[str, ...]:
    """ "219 twice" and "still no 180" are about money; what she claims of payments is too, where the
    words as a whole are not understood."""
    latest = turn.heard.latest
    if not turn.asked.typed:
        return concerns
    named = named_sums.issues(snapshot, latest) or _claimed(turn)
    if not named:
        return concerns
    riddles = set() if latest.endings else {EXPLAIN}
    orders = {ORDER} if not any(mention.kind == "order" for mention in latest.full) else set()
    kept = [one for one in concerns if one not in riddles | orders] if raised(turn) else []
    return tuple(dict.fromkeys([*kept, *named]))[:MOST_CONCERNS]


def _claimed(turn: Turn) -> tuple[str, ...]:
    if raised(turn):
        return ()
    plain = (one.kind for one in turn.heard.latest.claims if one.is_plain)
    likely = turn.asked.guesses[:LIKELY]
    return tuple(dict.fromkeys(CLAIMED[o] for o in plain if o in CLAIMED and CLAIMED[o] in likely))
