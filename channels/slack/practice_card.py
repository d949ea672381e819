"""A score card in the words of data/training/practice.yml."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from channels import practising
from channels.wrong_facts import wrong_facts
from firstline.training.sessions import Practice
from firstline.workplace import Workplace


def card_of(place: Workplace, practice: Practice) -> dict[str, Any]:
    """As `blocks.practice.scored` takes it."""
    score = practice.score or {}
    found = score["dimensions"]
    level = practising.words("difficulties")[practice.difficulty]
    return {
        "title": f"{practice.title} ({level})",
        "total": score["total"],
        "band": practising.words("bands")[score["band"]],
        "notes": _notes(place, score),
        "points": [_points(name, one) for name, one in found.items()],
        "change": [_change(name, found[name]) for name in score["to_change"]],
    }


def _notes(place: Workplace, score: Mapping[str, Any]) -> list[str]:
    """What fails whatever the rest is, and what is not as the records say."""
    unscored = score.get("unscored")
    told = [practising.words("unscored")[unscored]] if unscored else []
    told += [practising.words("fatal")[one["code"]] for one in score["fatal"]]
    told += [_barred(one) for one in score.get("barred", ())]
    return [*told, *(f"“{one['said']}” ≠ “{one['true']}”" for one in wrong_facts(place, score))]


def _barred(one: Mapping[str, Any]) -> str:
    why = practising.words("bars")[one["rule"]]
    return f"{why} “{one['quote']}”" if one["quote"] else why


def _points(name: str, one: Mapping[str, Any]) -> dict[str, Any]:
    points = None if one["score"] is None else one["points"]
    called = practising.words("dimensions")[name]["name"]
    return {"name": called, "points": points, "most": one["most"]}


def _change(name: str, one: Mapping[str, Any]) -> dict[str, str]:
    called, why = practising.words("dimensions")[name]["name"], practising.why_lost(name, one)
    return {"name": called, "quote": one["quote"], "why": why, "better": one["better"]}
