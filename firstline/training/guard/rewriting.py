"""The better line of a class, filled with the facts of the case."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from firstline.training.guard.wording import worded
from firstline.training.truth import Truth

_SIGNS = {"GBP": "£", "USD": "$", "EUR": "€"}
_FIELD = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class Rewriting:
    """`facts`: amount, days, tail, cause, owner, by, step and reference, each as it is to be read."""

    facts: Mapping[str, str] = field(default_factory=dict)

    @staticmethod
    def of(truth: Truth) -> Rewriting:
        main = next(iter(truth.amounts.get("amount") or sorted(truth.sums)), None)
        past = [p.day for p in truth.points if truth.now is None or p.day <= truth.now.date()]
        days = list(dict.fromkeys(past))[:2]
        known = {
            "amount": f"{_SIGNS.get(truth.currency or '', '')}{main}" if main else "",
            "days": " and ".join(f"{day.day} {day:%B}" for day in days),
            "tail": next(iter(sorted(truth.tails)), ""),
            "cause": truth.cause.rstrip("."),
            "owner": truth.people[0].name if truth.people else "",
            "by": _moment(truth.latest),
            "step": next(iter(truth.do), ""),
            "reference": next(iter(truth.references), ""),
            "ours": "yes" if truth.ours else "",
        }
        return Rewriting({name: value for name, value in known.items() if value})


def why(kind: str) -> str:
    return worded(kind)["why"]


def instead(kind: str, words: Rewriting) -> str:
    """The first line whose facts are all there; the last needs none."""
    lines = worded(kind)["instead"]
    fitting = (line for line in lines if all(n in words.facts for n in _FIELD.findall(line)))
    return next(fitting, lines[-1]).format_map(words.facts)


def _moment(at: datetime | None) -> str:
    return f"{at.day} {at:%B} at {at:%H:%M}" if at else ""
