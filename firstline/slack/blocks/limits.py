"""How much Slack takes, in its own count; what is over it is refused as a whole."""

from __future__ import annotations

MESSAGE_BLOCKS = 50
VIEW_BLOCKS = 100
SECTION = 3000
HEADER = 150
CONTEXT_ELEMENTS = 10
ACTIONS_ELEMENTS = 25
ID = 255  # action_id, block_id, callback_id
BUTTON = 75
BUTTON_VALUE = 2000
OPTION, OPTION_VALUE = 75, 150
OPTIONS = 100
OVERFLOW = 5
PLACEHOLDER = 150
LABEL = HINT = 2000
VIEW_TITLE = VIEW_BUTTON = 24
CONFIRM_TITLE, CONFIRM_TEXT, CONFIRM_BUTTON = 100, 300, 30
# Of a message's own text; changing a message takes no more.
TEXT = 4000
# Documented nowhere, "msg_blocks_too_long": others saw 9,597 signs of text in 15,561 of JSON taken, and
# 11,341 in 17,694 refused.
BLOCKS_TEXT, BLOCKS_JSON = 9000, 15_000


def length(text: str) -> int:
    """As Slack counts: most emojis are two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def cut(text: str, most: int) -> str:
    """The text, or its beginning and an ellipsis."""
    if length(text) <= most:
        return text
    kept = text.encode("utf-16-le", "surrogatepass")[: 2 * (most - 1)]
    return kept.decode("utf-16-le", "ignore").rstrip() + "…"
