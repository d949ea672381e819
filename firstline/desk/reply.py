"""What a turn answers, before a channel gives it its looks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from firstline.desk.question import Choice


@dataclass(frozen=True)
class Reply:
    """A card with its `text`, or the name of a `response` of data/responses and perhaps a card.

    `choices` answer the question that the reply asks, whose kind is `question`. `more`: further
    cards, when one message raises several issues.
    """

    text: str = ""
    response: str = ""
    card: dict[str, Any] | None = None
    question: str = ""
    choices: tuple[Choice, ...] = ()
    more: tuple[Reply, ...] = ()
