"""Pay that she says the visits cost her: for a manager to decide, on evidence."""

from __future__ import annotations

from decimal import Decimal

from firstline.casework.facts import Fact, Given, State
from firstline.casework.finding import Finding, Proof
from firstline.casework.findings.appointment import rows
from firstline.casework.findings.appointment.diary import Diary, named
from firstline.casework.findings.appointment.failures import counted
from firstline.casework.promises.visits import RELEASED
from firstline.casework.said.claim import LOST_PAY, Claim


def earnings(diary: Diary) -> Finding | None:
    """Likely when visits of hers failed; unknown when she had visits and none is known to have."""
    claim = diary.said.claimed(LOST_PAY)
    past = [v for v in diary.visits if v.starts_at <= diary.now and v.outcome != RELEASED]
    if claim is None or not (diary.failures or past):
        return None
    facts = _claimed(claim) | counted(diary, diary.failures)
    if diary.failures:
        evidence, certainty = rows.failed(diary, diary.failures), "likely"
    else:
        evidence, certainty = _seen(past), "unknown"
    return Finding("appointment", "EARNINGS", certainty, facts, evidence, rows.not_ours(diary))


def _claimed(claim: Claim) -> dict[str, Fact]:
    if claim.count is None or not claim.count.is_finite() or claim.count <= 0:
        return {}
    if claim.count == 1:
        return {"one_day": State()}
    return {"lost_days": Given(_written(claim.count))}


def _written(count: Decimal) -> str:
    text = format(count, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _seen(past: list) -> tuple[Proof, ...]:
    return tuple(
        Proof("visit_seen", visit.record, visit.starts_at, named(visit))
        for visit in past[: rows.MOST_RULED_OUT]
    )
