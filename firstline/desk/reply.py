"""What a turn answers, before a channel gives it its looks."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from firstline.desk.question import Choice


@dataclass(frozen=True)
class Reply:
    """Either a card with its `text`, or the name of a `response` of data/responses.

    `choices` answer the question that the reply asks, whose kind is `question`.
    """

    text: str = ""
    response: str = ""
    card: dict[str, Any] | None = None
    question: str = ""
    choices: tuple[Choice, ...] = field(default=())
