"""Every setting that comes from the environment, read in this one place."""

from __future__ import annotations

from firstline.settings.here import PROJECT, Settings, load
from firstline.settings.own_secret import secret
from firstline.settings.slack import SLACK_API, Slack
from firstline.settings.webhook import WEBHOOK_SECRET, Webhook
from firstline.settings.wrong import BadSetting

__all__ = [
    "PROJECT",
    "SLACK_API",
    "WEBHOOK_SECRET",
    "BadSetting",
    "Settings",
    "Slack",
    "Webhook",
    "load",
    "secret",
]
