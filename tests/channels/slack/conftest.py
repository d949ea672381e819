"""The demo company, a workspace before it, and rendering that any test can read."""

from __future__ import annotations

import sys
import types

from tests.channels.site import demo_place, place
from tests.channels.slack import plain_render

try:
    import firstline.slack.blocks.render  # noqa: F401
except ImportError:
    _blocks = types.ModuleType("firstline.slack.blocks")
    _blocks.render = plain_render
    sys.modules["firstline.slack.blocks"] = _blocks
    sys.modules["firstline.slack.blocks.render"] = plain_render

from tests.channels.slack.workspace import workspace  # noqa: E402

__all__ = ["demo_place", "place", "workspace"]
