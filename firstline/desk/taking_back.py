"""Whether a message takes back what the case is about, however it is worded."""

from __future__ import annotations

from firstline.casework.said.model import CHARGED_ONCE, RECEIVED, WAS_CALLED, WAS_VISITED
from firstline.desk.asked import Turn
from firstline.desk.cases import Case

ABOUT = {
    RECEIVED: "order_status",
    WAS_CALLED: "call_dropped",
    WAS_VISITED: "appointment_missed",
    CHARGED_ONCE: "debited_twice",
}


def takes_back(turn: Turn, case: Case) -> bool:
    """ "It has just come, thanks!" is no small talk in a case about a parcel."""
    latest = turn.heard.latest
    return any(issue in case.concerns and latest.conceded(kind) for kind, issue in ABOUT.items())
