"""What a step is worked out from, and why there may be no such step."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from firstline.casework.card_facts import Staff
from firstline.casework.doing.model import Option
from firstline.casework.words import Words
from firstline.records.snapshot import Snapshot


class NoSuchStep(LookupError):
    """The finding has no such step, or what it is about is not known any more."""


class NotYet(LookupError):
    """Another step of the card comes first; `first` is its label."""

    def __init__(self, first: str) -> None:
        super().__init__(first)
        self.first = first


class OppositeDone(LookupError):
    """The step is instead of another one, which was taken."""


@dataclass(frozen=True)
class Setting:
    """`given`: the fields as they were typed; `slots`: the free times of a callback that are offered,
    ISO 8601, `other_days`: the ways to more of them; `case_id`: the case it is in."""

    snapshot: Snapshot
    words: Words
    staff: Staff
    now: datetime
    given: Mapping[str, str] = field(default_factory=dict)
    slots: tuple[Option, ...] = ()
    other_days: tuple[Option, ...] = ()
    case_id: str = ""
