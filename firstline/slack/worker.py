"""What the worker does for Slack: send what is left, forget what is old, listen in Socket Mode."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy.engine import Engine

from firstline import clock, database
from firstline.settings import Settings
from firstline.slack import inbox, queue
from firstline.slack.calls import Slacker
from firstline.slack.delivering import Delivery
from firstline.slack.pen import Pen
from firstline.slack.relay import Relay

OFF = "Slack is off: FIRSTLINE_SLACK_TOKEN is not set."
BY_HTTP = "Slack is on: it calls /slack/events, /slack/interactions and /slack/commands."
BY_SOCKET = "Slack is on, through Socket Mode."
_ANYWHERE = ("0.0.0.0", "::", "")


def how(settings: Settings) -> str:
    """One line for who starts it."""
    if settings.slack is None:
        return OFF
    return BY_SOCKET if settings.slack.app_token else BY_HTTP


def delivery(
    settings: Settings, desk: Engine, holder: str, tell: Callable[[str], None]
) -> Delivery | None:
    """None while Slack is off: what waits then is sent when it is on again."""
    if settings.slack is None:
        return None
    return Delivery(Pen(desk), Slacker(settings.slack), holder, clock.machine, tell)


def relay(settings: Settings, tell: Callable[[str], None]) -> Relay | None:
    """None without Socket Mode."""
    if settings.slack is None or not settings.slack.app_token:
        return None
    host = "127.0.0.1" if settings.host in _ANYWHERE else settings.host
    return Relay(settings.slack, f"http://{host}:{settings.port}", tell)


def forget(desk: Engine) -> bool:
    """What was answered and sent long ago."""
    now = clock.machine()
    with database.writing(desk) as connection:
        inbox.clear_away(connection, now)
        queue.clear_away(connection, now)
    return False
