"""`python -m benchmarks.slack.front`: Slack's routes over the real desk, without a language model."""

from __future__ import annotations

import asyncio
import logging

from sanic import Blueprint, Sanic
from sanic.request import Request
from sanic.response import HTTPResponse, empty

from benchmarks.slack.office import AGENT
from channels import errors
from channels.slack.serving import serve
from firstline import clock, settings, workplace
from firstline.desk import opening
from firstline.desk.asked import Asked
from firstline.desk.turn import take_turn
from firstline.workplace import Workplace


class Scripted:
    """The dialogue: everybody asks what a number is."""

    def __init__(self, place: Workplace) -> None:
        self._place = place

    async def __call__(self, message) -> None:
        about = message.metadata
        case_id = message.sender_id.partition(":")[2]
        asked = Asked(case_id, about["agent"], "explain_number", message_id=about["message"])
        reply = await asyncio.to_thread(take_turn, self._place, asked, clock.now())
        custom = {"card": reply.card, "buttons": []}
        sent = {"text": reply.text or reply.response, "custom": custom}
        await message.output_channel.send_response("", sent)


def app(place: Workplace) -> Sanic:
    made = Sanic("slack_front", configure_logging=False)
    errors.install(made)
    slack = Blueprint("slack")
    serve(slack, place, place.settings.slack, Scripted(place))
    made.blueprint(slack, url_prefix="/slack")

    @made.get("/ready")
    async def ready(request: Request) -> HTTPResponse:
        return empty(200)

    return made


def main() -> None:
    logging.basicConfig(level=logging.ERROR)
    here = settings.load()
    place = workplace.open_workplace(here)
    _warm_up(place)
    app(place).run(here.host, here.port, access_log=False, motd=False, workers=1)


def _warm_up(place: Workplace) -> None:
    """The first turn costs seconds; after eight nobody waits for an answer any more."""
    now = clock.now()
    case = opening.open_for(place, AGENT, None, now)
    take_turn(place, Asked(case.case_id, AGENT, "explain_number"), now)


if __name__ == "__main__":
    main()
