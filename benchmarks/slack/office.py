"""A home with the demo company and forty people of a workspace who are its agent, and what serves it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from sqlalchemy import select

from benchmarks.slack.asked import PEOPLE
from benchmarks.turn.questions import short
from benchmarks.turn.servers import Program, free_port
from firstline import clock, settings, workplace
from firstline.records.tables import orders
from firstline.running import up
from firstline.settings import PROJECT, Slack
from firstline.slack import link_codes, linking
from firstline.slack.linking import User
from firstline.workplace import Workplace
from tests.slack.double import BOT_TOKEN
from tests.slack.sent import TEAM

SECRET = "benchmark"
AGENT = "demo"


def open_office(home: Path, api_url: str) -> Workplace:
    here = replace(
        settings.load(),
        home=home,
        port=free_port(span=2),
        records_url=f"sqlite:///{home / 'records.db'}",
        desk_url=f"sqlite:///{home / 'desk.db'}",
        tracker_url=f"sqlite:///{home / 'tracker.db'}",
        slack=Slack(BOT_TOKEN, SECRET, api_url),
    )
    up.prepare(here, lambda line: None)
    place = workplace.open_workplace(here)
    for number in range(1, PEOPLE + 1):
        _link(place, f"U{number}")
    return place


def texts(place: Workplace) -> Callable[[int], str]:
    """Questions about the demo's customers, no two the same; each names an order."""
    with place.records.connect() as records:
        found = records.execute(select(orders.c.customer_id, orders.c.order_number))
        numbers = {row.customer_id: row.order_number for row in found if row.order_number}

    def text(number: int) -> str:
        asked = short(number)
        return f"{asked.text} (order {numbers[asked.customer]}, ticket {number})"

    return text


def program(here: settings.Settings) -> Program:
    """All of `firstline up`, with the language model of the home that is there."""
    command = (sys.executable, "-m", "firstline.cli", "up")
    ready = f"http://127.0.0.1:{here.port}/ready"
    return Program("Firstline", command, PROJECT, environment(here), ready)


def light(here: settings.Settings) -> Program:
    """The same desk and routes, and no language model."""
    command = (sys.executable, "-m", "benchmarks.slack.front")
    ready = f"http://127.0.0.1:{here.port}/ready"
    return Program("a light front", command, PROJECT, environment(here), ready)


def environment(here: settings.Settings) -> dict[str, str]:
    """Nothing of the caller's own Firstline settings."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("FIRSTLINE_")}
    return {
        **kept,
        "FIRSTLINE_HOME": str(here.home),
        "FIRSTLINE_SLACK_TOKEN": here.slack.token,
        "FIRSTLINE_SLACK_SIGNING_SECRET": here.slack.signing_secret,
        "FIRSTLINE_SLACK_API_URL": here.slack.api_url,
        "RASA_TELEMETRY_ENABLED": "false",
        "PORT": str(here.port),
    }


def _link(place: Workplace, user: str) -> None:
    now = clock.now()
    with place.desk.begin() as desk:
        code = link_codes.new_code(place, desk, AGENT, now)
        linking.link(place, desk, User(TEAM, user), code, now)
