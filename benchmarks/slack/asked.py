"""What is asked in Slack, and how Slack delivers it: signed, repeated, out of order."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from tests.slack import sent
from tests.slack.signing import FORM, JSON, retried

CHANNEL, PEOPLE = "C1", 40
# Of ten questions: two are mentions in a channel, two are commands, the others direct messages.
_MENTION, _COMMAND = (3, 7), (5, 9)
# A delivery comes up to so many places too early or too late.
_SHUFFLED = 12


@dataclass(frozen=True)
class Question:
    """`mark`: by which its answer is known, a thread or a response_url."""

    number: int
    text: str
    response_url: str = ""

    @property
    def user(self) -> str:
        return f"U{1 + self.number % PEOPLE}"

    @property
    def ts(self) -> str:
        return f"1600000000.{self.number:06}"

    @property
    def mark(self) -> str:
        return self.response_url or self.ts

    @property
    def is_mention(self) -> bool:
        return self.number % 10 in _MENTION


@dataclass(frozen=True)
class Delivery:
    """A request as Slack makes it, but for its signature, which counts for five minutes."""

    address: str
    body: bytes
    kind: str
    headers: Mapping[str, str] = field(default_factory=dict)


def questions(count: int, texts: Callable[[int], str], url: Callable[[], str]) -> list[Question]:
    """`url` makes a response_url."""
    return [
        Question(one, texts(one), url() if one % 10 in _COMMAND else "") for one in range(count)
    ]


def deliveries(asked: Sequence[Question], again: float, seed: int) -> list[Delivery]:
    """Each question once and a share of them `again`: as a retry, or under another event id."""
    chance = random.Random(seed)
    placed = [(float(place), delivered(one)) for place, one in enumerate(asked)]
    for place in chance.sample(range(len(asked)), round(again * len(asked))):
        placed.append((float(place), repeated(asked[place], chance)))
    placed.sort(key=lambda one: one[0] + chance.uniform(-_SHUFFLED, _SHUFFLED))
    return [delivery for _, delivery in placed]


def delivered(asked: Question) -> Delivery:
    if asked.response_url:
        return Delivery("commands", _command(asked), FORM)
    return Delivery("events", _event(asked, f"Ev{asked.number}"), JSON)


def repeated(asked: Question, chance: random.Random) -> Delivery:
    first = delivered(asked)
    if asked.response_url:
        return first
    if chance.random() < 0.4:
        return Delivery(first.address, _event(asked, f"Ev{asked.number}-twin"), JSON)
    reason = chance.choice(("http_timeout", "connection_failed", "http_error"))
    return Delivery(first.address, first.body, JSON, retried(chance.randint(1, 3), reason))


def _event(asked: Question, event_id: str) -> bytes:
    said = sent.message(asked.text, asked.user, f"D{asked.user[1:]}")
    if asked.is_mention:
        said |= {"channel": CHANNEL, "channel_type": "channel", "type": "app_mention"}
    place = {"ts": asked.ts, "thread_ts": asked.ts, "client_msg_id": f"c-{asked.number}"}
    return sent.event({**said, **place}, event_id).body


def _command(asked: Question) -> bytes:
    known = {"trigger_id": f"trigger-{asked.number}", "response_url": asked.response_url}
    return sent.command(asked.text, asked.user, CHANNEL, **known).body
