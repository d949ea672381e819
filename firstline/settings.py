"""Every setting that comes from the environment, read in this one place."""

from __future__ import annotations

import base64
import binascii
import os
import secrets
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

PROJECT = Path(__file__).resolve().parent.parent
WEBHOOK_SECRET = "whsec_"
SLACK_API = "https://slack.com/api/"


_SLACK = ("TOKEN", "SIGNING_SECRET", "API_URL", "APP_TOKEN", "TEAMS", "CHANNELS")


class BadSetting(ValueError):
    """An environment variable holds something that cannot be used; the message names it."""


@dataclass(frozen=True)
class Webhook:
    """Where the outbox is delivered to; the URL may hold a password, the key signs (whsec_...)."""

    url: str = field(repr=False)
    secret: str = field(repr=False)

    @property
    def host(self) -> str:
        return urlsplit(self.url).hostname or ""


@dataclass(frozen=True)
class Slack:
    """The app in the company's Slack: `token` (xoxb-...) writes, `app_token` (xapp-...) opens Socket
    Mode, "" without it. `teams` and `channels`: the ids that are let in, empty for all."""

    token: str = field(repr=False)
    signing_secret: str = field(repr=False)
    api_url: str = SLACK_API
    app_token: str = field(default="", repr=False)
    teams: frozenset[str] = frozenset()
    channels: frozenset[str] = frozenset()


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
        webhook=_webhook(
            os.environ.get("FIRSTLINE_WEBHOOK_URL", "").strip(),
            os.environ.get("FIRSTLINE_WEBHOOK_SECRET", "").strip(),
        ),
        slack=_slack(),
    )


def secret(home: Path) -> str:
    """FIRSTLINE_SECRET, or one made once and kept in `home` readable by its owner alone."""
    given = os.environ.get("FIRSTLINE_SECRET")
    if given:
        return given
    file = home / "secret"
    home.mkdir(parents=True, exist_ok=True)
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return file.read_text().strip()
    with os.fdopen(descriptor, "w") as out:
        made = secrets.token_urlsafe(32)
        out.write(made)
    return made


def _webhook(url: str, secret: str) -> Webhook | None:
    """What is wrong is told without either value: both may hold a secret."""
    if not url:
        return None
    if not _is_web_address(url):
        raise BadSetting(
            "FIRSTLINE_WEBHOOK_URL is an address such as https://crm.example/firstline"
        )
    if not secret:
        raise BadSetting("FIRSTLINE_WEBHOOK_URL needs FIRSTLINE_WEBHOOK_SECRET: whsec_ and a key")
    if not _is_webhook_secret(secret):
        raise BadSetting(
            f"FIRSTLINE_WEBHOOK_SECRET is {WEBHOOK_SECRET} and 24 to 64 bytes in base64"
        )
    return Webhook(url, secret)


def _slack() -> Slack | None:
    """Off without a token; what is wrong is told without any value."""
    named = {name: os.environ.get(f"FIRSTLINE_SLACK_{name}", "").strip() for name in _SLACK}
    if not named["TOKEN"]:
        return None
    if not named["SIGNING_SECRET"]:
        raise BadSetting(
            "FIRSTLINE_SLACK_TOKEN needs FIRSTLINE_SLACK_SIGNING_SECRET, "
            "as the app's page Basic Information shows it"
        )
    if named["APP_TOKEN"] and not named["APP_TOKEN"].startswith("xapp-"):
        raise BadSetting("FIRSTLINE_SLACK_APP_TOKEN is an app-level token: xapp-...")
    api_url = named["API_URL"] or SLACK_API
    if not _is_web_address(api_url):
        raise BadSetting(f"FIRSTLINE_SLACK_API_URL is an address such as {SLACK_API}")
    return Slack(
        token=named["TOKEN"],
        signing_secret=named["SIGNING_SECRET"],
        api_url=api_url.rstrip("/") + "/",
        app_token=named["APP_TOKEN"],
        teams=_ids(named["TEAMS"]),
        channels=_ids(named["CHANNELS"]),
    )


def _ids(listed: str) -> frozenset[str]:
    """Ids with commas or spaces between them."""
    return frozenset(listed.replace(",", " ").split())


def _is_web_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def _is_webhook_secret(secret: str) -> bool:
    try:
        key = base64.b64decode(secret.removeprefix(WEBHOOK_SECRET), validate=True)
    except binascii.Error:
        return False
    return secret.startswith(WEBHOOK_SECRET) and 24 <= len(key) <= 64


def _in_home(home: Path, name: str) -> str:
    return f"sqlite:///{home / name}.db"


def _port(text: str) -> int:
    if not text.isdigit() or not 1 <= int(text) <= 65000:
        raise BadSetting(f"PORT is a number from 1 to 65000, not {text!r}")
    return int(text)
