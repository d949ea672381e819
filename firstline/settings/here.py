"""What one process needs to know about where it runs."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from firstline.settings import slack, webhook
from firstline.settings.slack import Slack
from firstline.settings.webhook import Webhook
from firstline.settings.wrong import BadSetting

PROJECT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Settings:
    """What one process needs to know about where it runs."""

    home: Path
    host: str
    port: int
    environment: str
    records_url: str
    desk_url: str
    tracker_url: str
    webhook: Webhook | None = None
    slack: Slack | None = None

    @property
    def actions_port(self) -> int:
        return self.port + 1

    @property
    def has_own_records(self) -> bool:
        """The records are in the default place, not in a database somebody configured."""
        return self.records_url == _in_home(self.home, "records")

    @property
    def is_development(self) -> bool:
        return self.environment == "development"


def load() -> Settings:
    """Read the environment; no folder is made and no file is written."""
    home = Path(os.environ.get("FIRSTLINE_HOME") or PROJECT / "var").expanduser().resolve()
    environment = os.environ.get("FIRSTLINE_ENV", "development")
    if environment not in ("development", "production"):
        raise BadSetting(f"FIRSTLINE_ENV is development or production, not {environment!r}")
    return Settings(
        home=home,
        host=os.environ.get("FIRSTLINE_HOST", "127.0.0.1"),
        port=_port(os.environ.get("PORT") or "5005"),
        environment=environment,
        records_url=os.environ.get("FIRSTLINE_RECORDS_URL") or _in_home(home, "records"),
        desk_url=os.environ.get("FIRSTLINE_DESK_URL") or _in_home(home, "desk"),
        tracker_url=os.environ.get("FIRSTLINE_TRACKER_URL") or _in_home(home, "tracker"),
        webhook=webhook.read(),
        slack=slack.read(),
    )


def _in_home(home: Path, name: str) -> str:
    return f"sqlite:///{home / name}.db"


def _port(text: str) -> int:
    if not text.isdigit() or not 1 <= int(text) <= 65000:
        raise BadSetting(f"PORT is a number from 1 to 65000, not {text!r}")
    return int(text)
