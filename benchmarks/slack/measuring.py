"""One run: a server, the double beside it, everything delivered and counted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.slack import counting, office
from benchmarks.slack.asked import PEOPLE, deliveries, questions
from benchmarks.slack.client import Acknowledged, Load, deliver
from benchmarks.slack.counting import Counted
from benchmarks.turn.servers import Program, running
from firstline.settings import Settings
from tests.slack.double import double

PATIENCE_S = 900.0


@dataclass(frozen=True)
class Measured:
    delivered: int
    acknowledged: Acknowledged
    counted: Counted
    answered_s: float


def measure(
    home: Path,
    serving: Callable[[Settings], Program],
    count: int,
    again: float,
    rate: float = 0.0,
    warm_up: int = 0,
    seed: int = 7776,
) -> Measured:
    """`home` has the language model that `serving` needs; so many questions more `warm_up` the
    server, answered but not timed. Raises ServerFailed."""
    with double() as slack:
        slack.state.members |= {f"U{number}" for number in range(1, PEOPLE + 1)}
        for user in list(slack.state.members):
            slack.state.direct(user)
        place = office.open_office(home, slack.url)
        asked = questions(warm_up + count, office.texts(place), slack.response_url)
        here = place.settings
        base = f"http://127.0.0.1:{here.port}"
        with running(serving(here), log=home / "server.log"):
            if warm_up:
                deliver(Load(base, office.SECRET, deliveries(asked[:warm_up], 0, seed)))
                counting.wait(place, PATIENCE_S)
            sent = deliveries(asked[warm_up:], again, seed)
            acknowledged = deliver(Load(base, office.SECRET, sent, rate))
            answered_s = counting.wait(place, PATIENCE_S)
        return Measured(len(sent), acknowledged, counting.count(slack, asked), answered_s)
