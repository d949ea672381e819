"""The demo company, and a workspace before it."""

from __future__ import annotations

from tests.channels.site import demo_place, place
from tests.channels.slack.call import call
from tests.channels.slack.office import office, slack
from tests.channels.slack.workspace import workspace

__all__ = ["call", "demo_place", "office", "place", "slack", "workspace"]
