"""What the guard tells."""

from __future__ import annotations

from dataclasses import dataclass

from firstline.training.remarks import CLASSES

KINDS = CLASSES
DENIAL, CONTRADICT, OVERPROMISE = "DENIAL", "CONTRADICT", "OVERPROMISE"


@dataclass(frozen=True)
class Flag:
    """`text[start:end] == quote`, in code points of the text as given; `kind` is one of KINDS."""

    kind: str
    start: int
    end: int
    quote: str
    why: str
    instead: str

    def as_json(self) -> dict[str, object]:
        return {
            "class": self.kind,
            "start": self.start,
            "end": self.end,
            "quote": self.quote,
            "why": self.why,
            "instead": self.instead,
        }
