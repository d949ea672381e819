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

_FIRST = 20
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
    seed: int = 7776,
) -> Measured:
    """`home` has the language model that `serving` needs. Raises ServerFailed."""
    with double() as slack:
        slack.state.members |= {f"U{number}" for number in range(1, PEOPLE + 1)}
        for user in list(slack.state.members):
            slack.state.direct(user)
        place = office.open_office(home, slack.url)
        asked = questions(_FIRST + count, office.texts(place), slack.response_url)
        here = place.settings
        base = f"http://127.0.0.1:{here.port}"
        with running(serving(here), log=home / "server.log"):
            first = deliveries(asked[:_FIRST], 0, seed)
            deliver(Load(base, office.SECRET, first))
            counting.wait(place, PATIENCE_S)
            sent = deliveries(asked[_FIRST:], again, seed)
            acknowledged = deliver(Load(base, office.SECRET, sent, rate))
            answered_s = counting.wait(place, PATIENCE_S)
        return Measured(len(sent), acknowledged, counting.count(slack, asked), answered_s)
