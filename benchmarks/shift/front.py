"""`python -m benchmarks.shift.front`: the panel over the real desk, without a language model."""

from __future__ import annotations

from sanic import Blueprint, Sanic

from benchmarks.scripted import Scripted, run
from benchmarks.shift.customers import INTENTS
from channels import errors
from channels.conversation import Conversation
from channels.panel import api, closing_api, doing_api
from channels.panel.login import Login
from firstline.workplace import Workplace

AWAY = "I could not reach the records just now."


def app(place: Workplace) -> Sanic:
    made = Sanic("front", configure_logging=False)
    errors.install(made)
    panel = Blueprint("panel")
    dialogue = Scripted(place, INTENTS.__getitem__)
    conversation = Conversation(place, dialogue, "panel", lambda: AWAY)
    api.add_routes(panel, place, conversation, Login(place))
    doing_api.add_routes(panel, place, conversation)
    closing_api.add_routes(panel, place)
    made.blueprint(panel, url_prefix="/panel")
    return made


def main() -> None:
    run(app)


if __name__ == "__main__":
    main()
