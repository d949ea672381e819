"""The better line of a dimension, made from the facts of the scenario."""

from __future__ import annotations

import re

from firstline.training.scoring.sayable import day, doing, moment, money, to_her, writes
from firstline.training.scoring.session import Session
from firstline.training.truth import Truth
from firstline.training.wording import sheet

_FIELD = re.compile(r"\{(\w+)\}")
_TO_COME = re.compile(r"ready|eta|due|slot|window|release|latest|arriv|promis|by$|until|next")


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
    days = list(dict.fromkeys(day(p.day, writes(truth)) for p in past if p.key == "dates"))[:2]
    topics = sheet("better")["topics"]
    return {
        "amount": money(str(main[0]), truth.currency) if main and truth.currency else "",
        "tail": next(iter(truth.tails), "") if len(truth.tails) == 1 else "",
        "days": " and ".join(days),
        "cause": to_her(truth.cause.rstrip(".")),
        **(topics.get(truth.finding or "") or topics.get(truth.family or "", topics["other"])),
        "entries": "both entries" if truth.family == "debit" else "",
        "owner": next((one.name for one in truth.people if one.key == "owner"), ""),
        "by": moment(truth.latest, writes(truth)),
        "doing": _doing(truth),
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
        "her_amount": money(str(sums[0]), truth.currency) if sums else "",
        "her_two": money(str(sums[0]), truth.currency) if sums and truth.family == "debit" else "",
        "her_number": number if number and heard.knows(number) else "",
        "her_day": day(days[0], writes(truth)) if days else "",
    }


def _doing(truth: Truth) -> str:
    """The first step that can be said to be done just now."""
    tells = frozenset(sheet("better")["tells"].split())
    said = (doing(step, tells, truth.currency) for step in truth.do)
    return next(filter(None, said), "")
