"""A scenario: who rings, what her records hold, what is true, and what she says."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from firstline import company
from firstline.training.scenarios import relative

STORIES = ("number", "debit", "appointment", "call", "parts")
EASY, NORMAL, HARD = DIFFICULTIES = ("easy", "normal", "hard")
PERSONAS = ("anxious", "short of time", "talkative", "formal")


@dataclass(frozen=True)
class Speech:
    """What only this customer says, each a choice of lines. `told`: by topic, her answer when asked;
    `mistaken`: by topic, what she says first and gets wrong; `still_open`: how she asks for the
    explanation she misses; `interrupts`: her own worries, cut in."""

    opening: tuple[str, ...]
    restate: tuple[str, ...]
    told: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    mistaken: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    still_open: tuple[str, ...] = ()
    interrupts: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Scenario:
    """`id` is the stem of its file; days are kept relative until `facts`, `records` and `values` are
    asked for at a time. `wrong_factors`: what she gives first by mistake, by the name of the factor;
    `hidden`: what she does not know and never says; `minted`: the closed case it was made from."""

    id: str
    story: str
    difficulty: str
    title: str
    persona: str
    temper: int
    customer_id: str
    speech: Speech
    called: tuple[str, ...] = ()
    written_values: Mapping[str, str] = field(default_factory=dict)
    written_facts: Mapping[str, Any] = field(default_factory=dict)
    written_records: Mapping[str, tuple[Mapping[str, str], ...]] = field(default_factory=dict)
    wrong_factors: Mapping[str, str] = field(default_factory=dict)
    hidden: tuple[re.Pattern[str], ...] = ()
    minted: Mapping[str, Any] = field(default_factory=dict)

    def facts(self, now: datetime) -> dict[str, Any]:
        """The record truth, as `training.truth.of_facts` reads it."""
        where = company.load()

        def told(text: str) -> str:
            return relative.as_told(text, now, where)

        facts = {"family": self.story, **_each(self.written_facts, told)}
        return {**facts, "now": now.astimezone(where.timezone).isoformat(timespec="seconds")}

    def records(self, now: datetime) -> dict[str, list[dict[str, str]]]:
        """Rows by table, in the import's format."""
        where = company.load()

        def exactly(text: str) -> str:
            return relative.resolved(text, now, where)

        return {
            table: [_each(row, exactly) for row in rows]
            for table, rows in self.written_records.items()
        }

    def values(self, now: datetime) -> dict[str, str | date | datetime]:
        """What her lines name in braces."""
        where = company.load()
        return {
            name: relative.moment(text, now, where) if relative.is_relative(text) else text
            for name, text in self.written_values.items()
        }

    @property
    def finding(self) -> str:
        return str(self.written_facts["finding"])


def _each(written: Any, read: Callable[[str], str]) -> Any:
    if isinstance(written, str):
        return read(written)
    if isinstance(written, Mapping):
        return {key: _each(value, read) for key, value in written.items()}
    if isinstance(written, list | tuple):
        return [_each(value, read) for value in written]
    return written
