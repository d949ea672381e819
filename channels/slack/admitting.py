"""Which workspaces and channels are let in."""

from __future__ import annotations

from firstline.settings import Slack
from firstline.slack.incoming import Incoming


def is_of_team(slack: Slack, incoming: Incoming) -> bool:
    """A list that is empty lets all in."""
    return not slack.teams or incoming.team in slack.teams


def is_in_channel(slack: Slack, incoming: Incoming) -> bool:
    """A direct conversation is no channel."""
    is_named = incoming.is_direct or incoming.channel in slack.channels
    return is_named or not slack.channels
