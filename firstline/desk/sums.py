"""What is about money by its sums or claims, whatever else the message sounds like."""

from __future__ import annotations

from collections.abc import Sequence

from firstline.casework import named_sums
from firstline.casework.meant import names_an_article
from firstline.casework.named_sums import REFUND, TWICE
from firstline.casework.said.claim import (
    CHARGED_ONCE,
    MADE_NEITHER,
    MONEY_CAME,
    NOT_IN_BOOKS,
    NOT_RECEIVED,
)
from firstline.desk.asked import Turn
from firstline.desk.concerns import (
    EXPLAIN,
    ITEM,
    LIKELY,
    MOST_CONCERNS,
    ORDER,
    TOLD_ALREADY,
    raised,
)
from firstline.records.snapshot import Snapshot

CLAIMED = {CHARGED_ONCE: TWICE, MADE_NEITHER: TWICE, NOT_IN_BOOKS: TWICE, MONEY_CAME: REFUND}


def with_sums(
    turn: Turn, snapshot: Snapshot, concerns: tuple[str, ...], before: tuple[str, ...] = ()
) -> tuple[str, ...]:
    """ "219 twice" and "still no 180" are about money; what she claims of payments is too, where the
    words as a whole are not understood. `before`: the concerns as they were before the records told."""
    latest = turn.heard.latest
    if not turn.asked.typed:
        return concerns
    named = named_sums.issues(snapshot, latest) or _claimed(turn)
    if not named:
        return concerns
    is_fresh = bool(raised(turn)) or concerns != before
    riddles = set() if latest.endings else {EXPLAIN}
    is_named = any(mention.kind == "order" for mention in latest.full)
    orders = set() if is_named or latest.claimed(NOT_RECEIVED) else {ORDER}
    goods = {ITEM} if _sounds_of_goods(turn, snapshot, named) else set()
    over = riddles | orders | goods
    kept = [one for one in concerns if one not in over] if is_fresh else []
    return tuple(dict.fromkeys([*kept, *named]))[:MOST_CONCERNS]


def _sounds_of_goods(turn: Turn, snapshot: Snapshot, named: Sequence[str]) -> bool:
    """ "Why 150 and 114, I ordered one thing" only sounds like something wrong with a thing."""
    latest = turn.heard.latest
    if len(turn.asked.issues) > 1 or {*named} & {*turn.asked.issues}:
        return False
    is_told = any(one.kind in TOLD_ALREADY for one in latest.claims)
    return not is_told and not names_an_article(snapshot, latest, turn.now)


def _claimed(turn: Turn) -> tuple[str, ...]:
    if raised(turn):
        return ()
    plain = (one.kind for one in turn.heard.latest.claims if one.is_plain)
    likely = turn.asked.guesses[:LIKELY]
    return tuple(dict.fromkeys(CLAIMED[o] for o in plain if o in CLAIMED and CLAIMED[o] in likely))
