"""The app in the company's Slack."""

from __future__ import annotations

import os
from dataclasses import dataclass, field

from firstline.settings.addresses import is_web_address
from firstline.settings.wrong import BadSetting

SLACK_API = "https://slack.com/api/"
_NAMES = ("TOKEN", "SIGNING_SECRET", "API_URL", "APP_TOKEN", "TEAMS", "CHANNELS")


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


def read() -> Slack | None:
    """Off without a token; what is wrong is told without any value."""
    named = {name: os.environ.get(f"FIRSTLINE_SLACK_{name}", "").strip() for name in _NAMES}
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
    if not is_web_address(api_url):
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
