"""Which workspaces and channels are let in."""

from __future__ import annotations

from firstline.settings import Slack
from firstline.slack.incoming import Incoming


def is_admitted(slack: Slack, incoming: Incoming) -> bool:
    """A list that is empty lets all in; a direct conversation is no channel."""
    if slack.teams and incoming.team not in slack.teams:
        return False
    is_named = incoming.is_direct or incoming.channel in slack.channels
    return is_named or not slack.channels
