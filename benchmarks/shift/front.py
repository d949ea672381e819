"""`python -m benchmarks.shift.front`: the panel over the real desk, without a language model.

What the agents of the shift ask is known beforehand, so that a front that was killed is back within
a second.
"""

from __future__ import annotations

import logging

from sanic import Blueprint, Sanic

from benchmarks.shift.customers import INTENTS
from channels import errors
from channels.conversation import Conversation
from channels.panel import api, closing_api, doing_api
from channels.panel.login import Login
from firstline import clock, settings, workplace
from firstline.desk.asked import Asked
from firstline.desk.turn import take_turn
from firstline.workplace import Workplace

AWAY = "I could not reach the records just now."


class Scripted:
    """The dialogue: it knows what every message of the shift means."""

    def __init__(self, place: Workplace) -> None:
        self._place = place

    async def __call__(self, message) -> None:
        about = message.metadata
        intent = INTENTS[message.text]
        case_id = message.sender_id.partition(":")[2]
        asked = Asked(case_id, about["agent"], intent, message_id=about["message"])
        reply = take_turn(self._place, asked, clock.now())
        for one in (reply, *reply.more):
            custom = {"card": one.card, "buttons": []}
            sent = {"text": one.text or one.response, "custom": custom}
            await message.output_channel.send_response("", sent)


def app(place: Workplace) -> Sanic:
    made = Sanic("front", configure_logging=False)
    errors.install(made)
    panel = Blueprint("panel")
    conversation = Conversation(place, Scripted(place), "panel", lambda: AWAY)
    api.add_routes(panel, place, conversation, Login(place))
    doing_api.add_routes(panel, place, conversation)
    closing_api.add_routes(panel, place)
    made.blueprint(panel, url_prefix="/panel")
    return made


def main() -> None:
    logging.basicConfig(level=logging.ERROR)
    here = settings.load()
    app(workplace.open_workplace(here)).run(
        here.host, here.port, access_log=False, motd=False, workers=1
    )


if __name__ == "__main__":
    main()
