"""One message to the made-up company at work."""

from __future__ import annotations

from benchmarks.scale.asking import AGENT, INTENT, NOW, Asking
from firstline.desk import cases, messages
from firstline.desk.asked import Asked
from firstline.desk.reply import Reply
from firstline.desk.turn import take_turn

CUSTOMERS = 400


def ask(at_work: Asking, text: str, intent: str = INTENT) -> Reply:
    with at_work.place.desk.begin() as desk:
        case = cases.open_case(desk, AGENT, NOW)
        message = messages.add_message(desk, case.case_id, text, NOW)
    asked = Asked(case.case_id, AGENT, intent, message_id=message)
    return take_turn(at_work.place, asked, NOW)
