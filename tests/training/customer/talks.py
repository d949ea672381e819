"""Plays whole conversations with a customer."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path

from ruamel.yaml import YAML

from firstline.training import scenarios
from firstline.training.customer import Answer, Line, answer, opening
from firstline.training.customer.model import RANG_BACK
from firstline.training.scenarios import Scenario

NOW = datetime(2026, 11, 10, 15, 0, tzinfo=timezone.utc)
SHIPPED = {one.id: one for one in scenarios.load()}
GOOD: dict[str, list[str]] = YAML(typ="safe").load(
    Path(__file__).with_name("good.yml").read_text(encoding="utf-8")
)
BACK = "(rings back) "


@dataclass(frozen=True)
class Talk:
    scenario: Scenario
    lines: tuple[Line, ...]
    answers: tuple[Answer, ...]

    @property
    def last(self) -> Answer:
        return self.answers[-1]

    @property
    def hers(self) -> list[str]:
        return [line.text for line in self.lines if line.who == "customer"]

    def as_transcript(self) -> str:
        """One line for the scorer."""
        turns = [{"speaker": one.who, "text": one.text} for one in self.lines]
        facts = self.scenario.facts(NOW)
        return json.dumps({"id": self.scenario.id, "facts": facts, "turns": turns})


def talk(name: str, said: Sequence[str], seed: int = 1, seconds: int = 30) -> Talk:
    """What is said begins with BACK where the agent rings back first."""
    scenario, at = SHIPPED[name], NOW
    lines, answers = [Line("customer", opening(scenario, seed, NOW), at)], []
    for text in said:
        at += timedelta(seconds=seconds)
        kind = RANG_BACK if text.startswith(BACK) else ""
        lines.append(Line("agent", text.removeprefix(BACK), at, kind))
        answers.append(answer(scenario, seed, lines, NOW))
        lines.append(Line("customer", answers[-1].text, at))
    return Talk(scenario, tuple(lines), tuple(answers))
