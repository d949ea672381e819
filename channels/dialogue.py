"""The dialogue asked for its answer: as long as an agent waits for one, and whatever goes wrong."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from rasa.core.channels.channel import UserMessage

from channels.output import Replies
from firstline.quiet import where

log = logging.getLogger(__name__)

# Longer than any answer takes; Rasa itself would wait five minutes for the action server.
PATIENCE_S = 8.0

Dialogue = Callable[[UserMessage], Awaitable[Any]]


async def answered(
    dialogue: Dialogue, channel: str, sender: str, text: str, about: Mapping[str, Any]
) -> list[dict[str, Any]]:
    """The replies so far; none when it failed at once."""
    output = Replies()
    message = UserMessage(text, output, sender_id=sender, input_channel=channel, metadata=about)
    try:
        await asyncio.wait_for(dialogue(message), PATIENCE_S)
    except Exception as wrong:
        log.error("%s: the dialogue failed: %s", sender, where(wrong))
    return output.replies
