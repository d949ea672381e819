"""Collects what the dialogue answers; a text, its card and its buttons stay one reply."""

from __future__ import annotations

from typing import Any

from rasa.core.channels.channel import OutputChannel


class Replies(OutputChannel):
    """Rasa's own collector splits texts at blank lines and flattens cards (channel.py)."""

    def __init__(self) -> None:
        self.replies: list[dict[str, Any]] = []

    @classmethod
    def name(cls) -> str:
        return "firstline"

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        custom = message.get("custom") or {}
        self.replies.append(
            {
                "text": message.get("text") or "",
                "card": custom.get("card"),
                "buttons": custom.get("buttons") or [],
            }
        )
