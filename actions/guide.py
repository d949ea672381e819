"""The one action: what was understood of a message goes in, the answer comes out."""

from __future__ import annotations

import logging
from functools import lru_cache
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from firstline import clock, workplace
from firstline.casework import said
from firstline.desk.asked import Asked, of_parsed
from firstline.desk.reply import Reply
from firstline.desk.turn import take_turn
from firstline.quiet import where
from firstline.workplace import Workplace

log = logging.getLogger(__name__)


@lru_cache(maxsize=1)
def place() -> Workplace:
    """Opened at the first turn and kept for the life of the process."""
    return workplace.open_workplace()


def warm_up() -> None:
    """Pay at start for what the first turn would pay for: imports, connections, compiled patterns."""
    here = place()
    said.warm_up(here.company.region, here.company.timezone)
    for engine in (here.records, here.desk):
        engine.connect().close()


class ActionGuide(Action):
    """The answer to every message of a case; whatever goes wrong, the agent is told what to do."""

    def name(self) -> str:
        return "action_guide"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        asked = _asked(tracker)
        try:
            reply = take_turn(place(), asked, clock.now())
        except Exception as wrong:
            log.error("case %s: no answer: %s", asked.case_id, where(wrong))
            reply = Reply(response="utter_lookup_failed")
        _utter(dispatcher, reply)
        return []


def _asked(tracker: Tracker) -> Asked:
    message = tracker.latest_message
    return of_parsed(tracker.sender_id, message, message.get("metadata") or {})


def _utter(dispatcher: CollectingDispatcher, reply: Reply) -> None:
    _utter_one(dispatcher, reply)
    for other in reply.more:
        _utter_one(dispatcher, other)


def _utter_one(dispatcher: CollectingDispatcher, reply: Reply) -> None:
    custom = {"card": reply.card, "buttons": [choice.button for choice in reply.choices]}
    if reply.response:
        dispatcher.utter_message(response=reply.response, json_message=custom)
    else:
        dispatcher.utter_message(text=reply.text, json_message=custom)
