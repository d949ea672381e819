"""Closed cases of the made-up company, as a desk leaves them behind."""

from __future__ import annotations

from dataclasses import replace

from firstline.desk import cases, messages
from firstline.desk.asked import Asked
from firstline.desk.closing import ending
from firstline.desk.turn import take_turn
from firstline.workplace import Workplace
from tests.channels.site import NOW


def worked(place: Workplace, customer: str, intent: str, *texts: str) -> str:
    """A case in which this was said; it is still open."""
    with place.desk.begin() as desk:
        case_id = cases.open_case(desk, "demo", NOW, customer).case_id
    for text in texts:
        with place.desk.begin() as desk:
            kept = messages.add_message(desk, case_id, text, NOW)
        asked = Asked(case_id=case_id, agent="demo", intent=intent, message_id=kept)
        answered = take_turn(place, asked, NOW)
        with place.desk.begin() as desk:
            shown = {"text": answered.text, "card": answered.card, "buttons": []}
            messages.add_replies(desk, case_id, [shown], NOW)
    return case_id


def closed(place: Workplace, customer: str, intent: str, *texts: str) -> str:
    case_id = worked(place, customer, intent, *texts)
    with place.desk.connect() as desk:
        version = cases.get(desk, case_id).version
    ending.close(place, case_id, "demo", version, "solved", "Told and mended.", NOW)
    return case_id


def at_home(place: Workplace, home) -> Workplace:
    return replace(place, settings=replace(place.settings, home=home))
