"""What is said in a practice session, and what the customer answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

AGENT, CUSTOMER = "agent", "customer"
HUNG_UP, RANG_BACK, INTERRUPTED = "hung_up", "rang_back", "interrupted"
CALMEST, HANGS_UP = 0, 4


@dataclass(frozen=True)
class Line:
    """`kind`: empty, or what happened with it: she `hung_up` or `interrupted` with these words of
    hers, the agent `rang_back` (with or without words)."""

    who: str
    text: str
    at: datetime
    kind: str = ""


@dataclass(frozen=True)
class Answer:
    """What she says next; `told`: the topics and factors she gave in it.

    temper: 0 calm, 4 hangs up. satisfied: nothing is left open for her. interrupts: she cuts in."""

    text: str
    temper: int
    hung_up: bool = False
    satisfied: bool = False
    interrupts: bool = False
    told: tuple[str, ...] = ()
