"""`python -m benchmarks.slack.front`: Slack's routes over the real desk, without a language model."""

from __future__ import annotations

from sanic import Blueprint, Sanic
from sanic.request import Request
from sanic.response import HTTPResponse, empty

from benchmarks.scripted import Scripted, run
from benchmarks.slack.office import AGENT
from channels import errors
from channels.slack.serving import serve
from firstline import clock
from firstline.desk import opening
from firstline.desk.asked import Asked
from firstline.desk.turn import take_turn
from firstline.workplace import Workplace

INTENT = "explain_number"  # everybody asks what a number is


def app(place: Workplace) -> Sanic:
    _warm_up(place)
    made = Sanic("slack_front", configure_logging=False)
    errors.install(made)
    slack = Blueprint("slack")
    serve(slack, place, place.settings.slack, Scripted(place, lambda text: INTENT, aside=True))
    made.blueprint(slack, url_prefix="/slack")

    @made.get("/ready")
    async def ready(request: Request) -> HTTPResponse:
        return empty(200)

    return made


def _warm_up(place: Workplace) -> None:
    """The first turn costs seconds; after eight nobody waits for an answer any more."""
    now = clock.now()
    case = opening.open_for(place, AGENT, None, now)
    take_turn(place, Asked(case.case_id, AGENT, INTENT), now)


def main() -> None:
    run(app)


if __name__ == "__main__":
    main()
