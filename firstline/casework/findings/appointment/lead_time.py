"""The wait she was sold against the real one."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from firstline.casework.facts import Account, Day, Fact
from firstline.casework.finding import Finding, Proof
from firstline.casework.findings.appointment import rows
from firstline.casework.findings.appointment.diary import Diary
from firstline.casework.promises.clock import company_day
from firstline.casework.promises.model import until

RECENT = timedelta(days=30)  # after the real day, or after the start when that is later
LONGEST = 3650


def lead_time(diary: Diary) -> Finding | None:
    """The newest contract that was sold with a shorter wait than it has."""
    contract = next((each for each in diary.snapshot.contracts if _misled(diary, each)), None)
    if contract is None:
        return None
    facts = _of(diary, contract)
    row = Proof("contract_lead", contract.record, until(contract.started_at, diary.now), facts)
    evidence = (row, *rows.next_row(diary))
    return Finding("appointment", "LEAD_TIME", "certain", {**facts, **diary.ahead()}, evidence)


def _misled(diary: Diary, contract: Any) -> bool:
    sold, real = contract.sold_lead_days, contract.actual_lead_days
    if sold is None or real is None or not 0 <= sold < real <= LONGEST or contract.ended_at:
        return False
    started = until(contract.started_at, diary.now)
    return started is not None and diary.now <= started + timedelta(days=real) + RECENT


def _of(diary: Diary, contract: Any) -> dict[str, Fact]:
    started = company_day(diary.snapshot, until(contract.started_at, diary.now))
    sold, real = contract.sold_lead_days, contract.actual_lead_days
    facts: dict[str, Fact] = {
        "sold_days": Account(str(sold)),
        "real_days": Account(str(real)),
        "sold_for": Day(started + timedelta(days=sold)),
        "real_day": Day(started + timedelta(days=real)),
    }
    if contract.product:
        facts["product"] = Account(contract.product)
    return facts
