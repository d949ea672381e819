"""Everything that is shown in Slack, by name."""

from __future__ import annotations

from firstline.slack.blocks import parts
from firstline.slack.blocks.card import reply
from firstline.slack.blocks.consent import approval, settled, warning
from firstline.slack.blocks.hello import hello
from firstline.slack.blocks.home import home
from firstline.slack.blocks.message import Rendered, fallback
from firstline.slack.blocks.modals import decline, draft, identity, told, wait
from firstline.slack.blocks.pressed import chosen
from firstline.slack.blocks.text import line
from firstline.slack.blocks.wrap_up import wrap_up

_MOST = 5000

__all__ = [
    "Rendered",
    "approval",
    "chosen",
    "decline",
    "draft",
    "hello",
    "home",
    "identity",
    "plain",
    "reply",
    "settled",
    "told",
    "wait",
    "warning",
    "wrap_up",
]


def plain(text: str) -> Rendered:
    """Words of ours, without anything to press."""
    return Rendered(
        fallback(text), parts.sections([line(text)], _MOST) or parts.sections([parts.NOTHING])
    )
