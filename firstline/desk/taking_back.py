"""Whether a message takes back what the case is about, however it is worded."""

from __future__ import annotations

from firstline.casework.conceded import CONCESSIONS
from firstline.casework.said.claim import (
    CHARGED_ONCE,
    FOR_ANOTHER,
    HUNG_UP,
    MONEY_CAME,
    NO_COMPLAINT,
    RECEIVED,
    REPAIRED,
    WAS_CALLED,
    WAS_VISITED,
    WRONG_ITEM,
)
from firstline.desk.asked import Turn
from firstline.desk.cases import Case

ABOUT = {
    RECEIVED: ("order_status",),
    WAS_CALLED: ("call_dropped",),
    WAS_VISITED: ("appointment_missed",),
    CHARGED_ONCE: ("debited_twice",),
    HUNG_UP: ("call_dropped",),
    WRONG_ITEM: ("item_wrong",),
    MONEY_CAME: ("refund_status", "debited_twice"),
    REPAIRED: ("parts_missing",),
    NO_COMPLAINT: ("complaint_unanswered",),
}


def takes_back(turn: Turn, case: Case) -> bool:
    """ "It has just come, thanks!" is no small talk in a case about a parcel, nor "she agrees" in one
    that somebody else asked about."""
    latest = turn.heard.latest
    if latest.disclaimed(FOR_ANOTHER):
        return any(one.claimed(FOR_ANOTHER) for one in turn.heard.each[1:])
    heard = (one.kind for one in CONCESSIONS if one.heard(latest))
    return any({*ABOUT[kind]} & {*case.concerns} for kind in heard)
