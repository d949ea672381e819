"""A front of the real desk without a language model: what every message means is known beforehand, so
that it starts, and after a kill is back, within a second."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable

from sanic import Sanic

from firstline import clock, settings, workplace
from firstline.desk.asked import Asked
from firstline.desk.turn import take_turn
from firstline.workplace import Workplace


class Scripted:
    """The dialogue; `meant` is the intent of a text. `aside`: in a thread, so that what comes meanwhile
    is taken, as it is beside a real action server."""

    def __init__(self, place: Workplace, meant: Callable[[str], str], aside: bool = False) -> None:
        self._place, self._meant, self._aside = place, meant, aside

    async def __call__(self, message) -> None:
        about = message.metadata
        case_id = message.sender_id.partition(":")[2]
        intent = self._meant(message.text)
        asked = Asked(case_id, about["agent"], intent, message_id=about["message"])
        given = self._place, asked, clock.now()
        reply = await asyncio.to_thread(take_turn, *given) if self._aside else take_turn(*given)
        for one in (reply, *reply.more):
            custom = {"card": one.card, "buttons": []}
            sent = {"text": one.text or one.response, "custom": custom}
            await message.output_channel.send_response("", sent)


def run(app: Callable[[Workplace], Sanic]) -> None:
    """Where the settings say, until it is stopped."""
    logging.basicConfig(level=logging.ERROR)
    here = settings.load()
    made = app(workplace.open_workplace(here))
    made.run(here.host, here.port, access_log=False, motd=False, workers=1)
