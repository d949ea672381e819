"""A batch of rows as they are kept, and what is wrong with others."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Mistake:
    """What is wrong with one row; `column` is empty when it is the whole of it."""

    number: int
    line: int
    column: str
    reason: str
    advice: str


@dataclass
class Batch:
    """`good`: (number, line, value of each column, form and reversed form of each identifier).

    `bad`: (number, line, value of each column) of rows at fault, None where it is unknown.
    Numbers count the source's records from 1.
    """

    records: int = 0
    good: list[tuple] = field(default_factory=list)
    bad: list[tuple] = field(default_factory=list)
    mistakes: list[Mistake] = field(default_factory=list)
    broken: bool = False

    @property
    def rows(self) -> int:
        return len(self.good) + len(self.bad)
