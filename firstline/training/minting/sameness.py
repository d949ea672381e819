"""Whether two cards tell the same: finding, proof and steps, whoever they are about."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

_ADDRESS = re.compile(r"\S+@\S+")
_WORD = re.compile(r"(?<![^\W\d])[a-z][a-z_]*(?![^\W\d])")

Card = Mapping[str, Any]


def shape(card: Card, disguise: Callable[[str], str]) -> tuple:
    """What is left of a card without names, numbers, amounts and days.

    What was ruled out is no proof: it tells which of the company's lists were there to look at.
    """

    def worded(text: str) -> tuple[str, ...]:
        return tuple(_WORD.findall(_ADDRESS.sub(" ", disguise(text))))

    escalated = card["escalate"] or {}
    return (
        card["finding"],
        sorted(
            (proof["record"].partition("/")[0], worded(proof["fact"])) for proof in card["evidence"]
        ),
        [step["id"] for step in card["do"]],
        (escalated.get("to"), escalated.get("level")),
        card["follow_up"] is not None,
    )
