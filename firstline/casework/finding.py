"""What the records show: a finding with its proof, and the family of findings it belongs to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Literal

from firstline.casework.facts import Fact

if TYPE_CHECKING:
    from firstline.casework.said import Said
    from firstline.records.snapshot import Snapshot

Certainty = Literal["certain", "likely", "unknown"]


@dataclass(frozen=True)
class Proof:
    """One row that proves or rules out: `phrase` names its wording in the family's playbook."""

    phrase: str
    record: str = ""
    at: datetime | None = None
    facts: Mapping[str, Fact] = field(default_factory=dict)


@dataclass(frozen=True)
class Question:
    """What only the customer can tell; `kind` names its wording and choices in the playbook."""

    kind: str


@dataclass(frozen=True)
class Finding:
    """One code of a family, the facts its wording may use, and the rows that prove it."""

    family: str
    code: str
    certainty: Certainty
    facts: Mapping[str, Fact]
    evidence: tuple[Proof, ...] = ()
    ruled_out: tuple[Proof, ...] = ()
    asks: Question | None = None


Find = Callable[["Snapshot", "Said", datetime], "tuple[Finding, ...]"]


@dataclass(frozen=True)
class Family:
    """`find` gives the findings that hold, the leading one first.

    `facts` maps every fact name the family can supply to its kind, so that wording is checked
    against it when a playbook is loaded. `checks`: the codes examined whatever was said.
    """

    name: str
    codes: tuple[str, ...]
    facts: Mapping[str, type]
    find: Find
    checks: tuple[str, ...] = ()
