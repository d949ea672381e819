"""What an agent sends, made fit to be kept: normalised, bounded, without card numbers."""

from __future__ import annotations

from channels.errors import ApiError
from firstline.casework import said

MOST_CHARACTERS = 16_000


def text_of(raw: object) -> str:
    """The text that may be stored and understood; raises ApiError for what cannot be a message."""
    if not isinstance(raw, str):
        raise ApiError(400, "bad_message", "Send the message as text.")
    if len(raw) > MOST_CHARACTERS:
        raise ApiError(413, "message_too_long", "Send at most 16,000 characters at a time.")
    text = said.redact(said.normalise(raw)).strip()
    if not text:
        raise ApiError(400, "empty_message", "Type or paste what the customer said.")
    return text[:MOST_CHARACTERS]


def spoken(text: str) -> str:
    """The text as the dialogue gets it: a typed leading / would be taken for a command of Rasa's."""
    return text.lstrip("/ \n") or "?"
