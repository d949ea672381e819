"""The better line of a dimension, made from the facts of the scenario."""

from __future__ import annotations

import re
from datetime import date, datetime

from firstline.training.scoring.session import Session
from firstline.training.truth import Truth
from firstline.training.wording import sheet

_FIELD = re.compile(r"\{(\w+)\}")
_TO_COME = re.compile(r"ready|eta|due|slot|window|release|latest|arriv|promis|by$|until|next")
_TOPICS = {
    "number": "the number you didn't know",
    "debit": "the two debits",
    "appointment": "the visit you waited for",
    "call": "what went wrong",
    "parts": "the part",
}
_SIGNS = {"GBP": "£", "USD": "$", "EUR": "€"}


def better(name: str, session: Session) -> str:
    """The first line of data/training/better.yml whose facts are all there."""
    asked_right = name == "identity" and session.check.verified_at is not None
    lines = sheet("better")[
        "looks up" if asked_right and session.check.asked_at is not None else name
    ]
    if isinstance(lines, dict):
        lines = lines["ours" if session.truth.ours else "other"]
    known = _fields(session.truth)
    for line in lines:
        names = _FIELD.findall(line)
        if all(known.get(field) for field in names):
            return line.format(**{field: known[field] for field in names})
    return lines[-1]


def _fields(truth: Truth) -> dict[str, str]:
    main = truth.amounts.get("amount") or next(iter(truth.amounts.values()), ())
    past = [
        point
        for point in truth.points
        if not _TO_COME.search(point.key) and (truth.now is None or point.day <= truth.now.date())
    ]
    days = list(dict.fromkeys(_day(point.day) for point in past))[:2]
    return {
        "amount": _money(str(main[0]), truth.currency) if main else "",
        "tail": next(iter(sorted(truth.tails)), ""),
        "days": " and ".join(days),
        "cause": truth.cause.rstrip("."),
        "topic": _TOPICS.get(truth.family or "", ""),
        "owner": truth.people[0].name if truth.people else "",
        "by": _moment(truth.latest),
        "step": next(iter(truth.do), ""),
        "reference": next(iter(truth.references), ""),
    }


def _money(value: str, currency: str | None) -> str:
    sign = _SIGNS.get(currency or "")
    return f"{sign}{value}" if sign else f"{value} {currency or ''}".strip()


def _day(day: date) -> str:
    return f"{day.day} {day:%B}"


def _moment(at: datetime | None) -> str:
    return f"{at.day} {at:%B} at {at:%H:%M}" if at else ""
