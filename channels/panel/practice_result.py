"""A score card as its page shows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from channels import practising
from channels.wrong_facts import wrong_facts
from firstline.training.sessions import Practice, rows, tries
from firstline.training.sessions.tries import Compared
from firstline.workplace import Workplace


@dataclass(frozen=True)
class Shown:
    """A dimension: `why` points were lost, "" when none were; `line`: where, counted from 0."""

    name: str
    score: float | None
    points: float
    most: float
    why: str
    quote: str
    better: str
    line: int | None


@dataclass(frozen=True)
class Result:
    score: Mapping[str, Any]
    dimensions: tuple[Shown, ...]
    to_change: tuple[Shown, ...]
    not_judged: tuple[str, ...]
    wrong_facts: tuple[Mapping[str, str], ...]
    compared: Compared
    times: tuple[tuple[str, str], ...]


def result(place: Workplace, practice: Practice) -> Result:
    """Of a session that is scored."""
    with place.desk.connect() as desk:
        scored = rows.scored(desk, practice.agent)
    score = practice.score or {}
    shown = {name: _shown(name, one) for name, one in score["dimensions"].items()}
    return Result(
        score=score,
        dimensions=tuple(shown.values()),
        to_change=tuple(shown[name] for name in score["to_change"]),
        not_judged=tuple(score.get("not_judged", ())),
        wrong_facts=wrong_facts(place, score),
        compared=tries.compared(practice, scored),
        times=tuple((name, spent(seconds)) for name, seconds in score["seconds"].items()),
    )


def spent(seconds: int | None) -> str:
    """ "2 min 5 s"; a dash for what never came."""
    words = practising.words("spans")
    if seconds is None:
        return words["never"]
    minutes, rest = divmod(seconds, 60)
    return words["minutes" if minutes else "seconds"].format(minutes=minutes, seconds=rest)


def _shown(name: str, one: Mapping[str, Any]) -> Shown:
    words, score = practising.words("dimensions")[name], one["score"]
    lost = score is not None and one["points"] < one["most"]
    why = practising.why_lost(name, one) if lost else ""
    better, quote = one["better"], one["quote"]
    return Shown(words["name"], score, one["points"], one["most"], why, quote, better, one["line"])
