"""What an agent wants done: a step of a card, or of the case itself."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

_CARD = re.compile(r"(\d{1,12})-(\d{1,2})")


@dataclass(frozen=True)
class Wanted:
    """`card` is the name under which a reply can be judged ("12-0"), "" for the case itself.
    `fields`: what was typed, by name."""

    step: str
    card: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)

    @property
    def place(self) -> tuple[int, int] | None:
        """The message and the place of the card among its replies; None when there is no such."""
        found = _CARD.fullmatch(self.card)
        return (int(found[1]), int(found[2])) if found else None

    def as_json(self) -> dict[str, Any]:
        return {"step": self.step, "card": self.card, "fields": dict(self.fields)}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Wanted:
        return cls(data["step"], data["card"], data["fields"])
