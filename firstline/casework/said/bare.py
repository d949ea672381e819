"""Tells a message that is nothing but identifiers from one that says something."""

from __future__ import annotations

from collections.abc import Sequence

from firstline.casework.said.model import Mention


def only_identifiers(text: str, mentions: Sequence[Mention]) -> bool:
    """True when `text` holds nothing but `mentions` and the words that label them."""
    return False
