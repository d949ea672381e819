"""A practice session: who plays which scenario, what was said and done so far, how it was scored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from firstline.training.customer import AGENT, Line
from firstline.training.customer.model import HUNG_UP
from firstline.training.sandboxes import OPEN

SCORED, LEFT = "scored", "left"
LOOKUP, VERIFIED, ACTION, TASK, NOTE = "lookup", "verified", "action", "task", "note"
APPROVAL = "approval"
FOUND = "finding"  # the card with the true finding was shown; the scorer is not told of it
KINDS = (
    LOOKUP,
    VERIFIED,
    FOUND,
    APPROVAL,
    ACTION,
    TASK,
    NOTE,
)  # of events, as one follows the other


@dataclass(frozen=True)
class Event:
    """Something the trainee did with the assistant, after the line at `turn`. `about` names it, so
    that it is there once."""

    kind: str
    about: str
    turn: int
    at: datetime
    what: str = ""


@dataclass(frozen=True)
class Practice:
    """`facts`: the truth as it was when it began; `score`: see finishing.py, None until it is scored."""

    practice_id: str
    agent: str
    scenario: str
    story: str
    difficulty: str
    title: str
    seed: int
    begun_at: datetime
    state: str = OPEN
    facts: Mapping[str, Any] = field(default_factory=dict)
    ended_at: datetime | None = None
    score: Mapping[str, Any] | None = None
    lines: tuple[Line, ...] = ()
    events: tuple[Event, ...] = ()

    @property
    def is_open(self) -> bool:
        return self.state == OPEN

    @property
    def has_hung_up(self) -> bool:
        """Nothing can be said before she is rung back."""
        return bool(self.lines) and self.lines[-1].kind == HUNG_UP

    @property
    def has_answered(self) -> bool:
        """Whether the trainee said anything yet."""
        return any(line.who == AGENT and line.text for line in self.lines)


class CannotPractise(ValueError):
    """`code`: not_found, no_scenario, no_agent, over, hung_up, not_hung_up, changed, nothing_said
    (yet) or nothing_typed."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
