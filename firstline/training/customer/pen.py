"""An answer while it is being made: what she says, and what it leaves on her mind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from firstline.training.customer.choosing import chosen
from firstline.training.customer.heard import Heard
from firstline.training.customer.mind import Mind
from firstline.training.customer.model import Answer
from firstline.training.customer.wording import pool
from firstline.training.scenarios import Scenario
from firstline.training.scenarios.spoken import filled


class Pen:
    """`before` is her mind before she heard, `mind` as it is now; `parts` are what she says."""

    def __init__(
        self,
        scenario: Scenario,
        seed: int | str,
        now: datetime,
        before: Mind,
        mind: Mind,
        heard: Heard,
    ) -> None:
        self.scenario, self.seed, self.before, self.heard = scenario, seed, before, heard
        self.mind = mind
        self.values = scenario.values(now)
        self.parts: list[str] = []
        self.told: list[str] = []
        self.interrupts = False

    def says(self, key: str, **slots: str) -> None:
        """One of the lines that her persona has for it."""
        self.adds(key, pool(key, self.scenario.persona), slots)

    def adds(self, key: str, lines: Sequence[str], slots: dict[str, str] | None = None) -> None:
        """One of `lines`; `key` counts how often she was asked for them."""
        line = chosen(lines, self.seed, key, self.mind.said[key])
        self.keeps(said=self.mind.said + Counter([key]))
        text = filled(line, {**self.values, **(slots or {})})
        self.parts.append(text[:1].upper() + text[1:])

    def keeps(self, **changes: object) -> None:
        self.mind = replace(self.mind, **changes)

    @property
    def offended(self) -> bool:
        return bool(self.heard.flags) or self.heard.insulted

    def ends(self) -> tuple[Mind, Answer]:
        """Her mind after it, and the answer; never the same words twice running."""
        if " ".join(self.parts) == self.mind.last:
            self.says("impatient")
        text = " ".join(self.parts)
        self.keeps(last=text)
        return self.mind, Answer(
            text,
            self.mind.temper,
            hung_up=self.mind.away,
            satisfied=self.mind.satisfied and self.mind.closed,
            interrupts=self.interrupts,
            told=tuple(self.told),
        )
