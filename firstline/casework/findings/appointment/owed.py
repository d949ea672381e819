"""What broken visits make due by themselves, where the company's rules say so."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from firstline.casework.facts import Fact, Money
from firstline.casework.findings.appointment.diary import Diary
from firstline.casework.promises.model import until
from firstline.casework.promises.visits import MISSED, Visit

SHORT_NOTICE = timedelta(hours=24)


def compensation(diary: Diary, failures: Iterable[Visit]) -> dict[str, Fact]:
    rule = diary.snapshot.company.auto_compensation
    count = sum(_counts(diary, visit) for visit in failures)
    if rule is None or not count:
        return {}
    facts: dict[str, Fact] = {"compensation": Money(rule.amount, rule.currency)}
    if count > 1:
        facts["compensation_in_all"] = Money(rule.amount * count, rule.currency)
    return facts


def _counts(diary: Diary, visit: Visit) -> bool:
    """Missed, or told less than a day ahead, or not at all."""
    if visit.outcome == MISSED:
        return True
    told = until(visit.event.notified_at, diary.now) if visit.event else None
    return told is None or told > visit.starts_at - SHORT_NOTICE
