"""Starts the action server: loopback only, a shared secret, no error that repeats what it was sent.

`python -m actions.server`. Rasa's own launcher listens on every address, asks for no
password and answers an error with the whole conversation (rasa_sdk/endpoint.py).
"""

from __future__ import annotations

import hmac
import logging

from rasa_sdk.endpoint import create_app
from sanic import Sanic
from sanic.request import Request
from sanic.response import HTTPResponse, json

from actions.guide import warm_up
from firstline import settings
from firstline.engine.logs import configure_logging

SECRET_HEADER = "X-Firstline-Secret"
HOST = "127.0.0.1"

log = logging.getLogger(__name__)


def app(secret: str) -> Sanic:
    """The server of every action in actions/; without the secret only /health answers."""
    made = create_app("actions", cors_origins=[])
    made.error_handler.add(Exception, _failed)

    @made.middleware("request")
    async def knows_the_secret(request: Request) -> HTTPResponse | None:
        given = request.headers.get(SECRET_HEADER, "")
        if request.path == "/health" or hmac.compare_digest(given.encode(), secret.encode()):
            return None
        return json({"error": "the secret header is missing or wrong"}, status=403)

    return made


def main() -> None:
    configure_logging()
    warm_up()
    here = settings.load()
    app(settings.secret(here.home)).run(
        HOST, here.actions_port, access_log=False, motd=False, workers=1
    )


def _failed(request: Request, wrong: Exception) -> HTTPResponse:
    log.error("%s: %s", request.path, type(wrong).__name__)
    return json({"error": "the action failed"}, status=getattr(wrong, "status_code", 500))


if __name__ == "__main__":
    main()
