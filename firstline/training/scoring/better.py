"""The better line of a dimension, made from the facts of the scenario."""

from __future__ import annotations

import re
from datetime import date, datetime

from firstline.training.scoring.session import Session
from firstline.training.truth import Truth
from firstline.training.wording import sheet

_FIELD = re.compile(r"\{(\w+)\}")
_TO_COME = re.compile(r"ready|eta|due|slot|window|release|latest|arriv|promis|by$|until|next")
_SIGNS = {"GBP": "£", "USD": "$", "EUR": "€"}


def better(name: str, session: Session, reason: str = "") -> str:
    """The first line of data/training/better.yml whose facts are all there, for that reason if it
    has lines of its own."""
    asked_right = name == "identity" and session.check.verified_at is not None
    sheets = sheet("better")
    lines = (
        sheets["reasons"].get(reason)
        or sheets["looks up" if asked_right and session.check.asked_at is not None else name]
    )
    if isinstance(lines, dict):
        lines = lines["ours" if session.truth.ours else "other"]
    known = _fields(session.truth) | _hers(session)
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
        **sheet("better")["topics"].get(truth.family or "", {}),
        "owner": next((one.name for one in truth.people if one.key == "owner"), ""),
        "by": _moment(truth.latest),
        "step": _step(next(iter(truth.do), ""), truth.currency),
        "reference": next(iter(truth.references), ""),
    }


def _hers(session: Session) -> dict[str, str]:
    """What she told herself, and may be said back to her at once: a sum, a number, a day."""
    truth = session.truth
    heard = session.agent[0].heard if session.agent else None
    if heard is None:
        return {}
    sums = [v for values in truth.amounts.values() for v in values if v in heard.sums]
    days = [point.day for point in truth.points if point.day in heard.days]
    number = truth.asked_about.get("digits", "")
    return {
        "her_amount": _money(str(sums[0]), truth.currency) if sums else "",
        "her_number": number if number and heard.knows(number) else "",
        "her_day": _day(days[0]) if days else "",
    }


def _step(step: str, currency: str | None) -> str:
    """With the sign of its money, and without the "now" that the line has."""
    told = re.sub(r" now$", "", step)
    return re.sub(
        r"(?<![\d.,£$€])\d+\.\d\d\b(?! ?[A-Z]{3})", lambda one: _money(one[0], currency), told
    )


def _money(value: str, currency: str | None) -> str:
    sign = _SIGNS.get(currency or "")
    return f"{sign}{value}" if sign else f"{value} {currency or ''}".strip()


def _day(day: date) -> str:
    return f"{day.day} {day:%B}"


def _moment(at: datetime | None) -> str:
    return f"{at.day} {at:%B} at {at:%H:%M}" if at else ""
