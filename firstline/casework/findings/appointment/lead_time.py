"""The wait she was sold against the real one."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from firstline.casework.facts import Account, Day, Fact
from firstline.casework.finding import Finding, Proof
from firstline.casework.findings.appointment import rows
from firstline.casework.findings.appointment.diary import Diary
from firstline.casework.promises.clock import company_day
from firstline.casework.promises.model import dated, until
from firstline.casework.promises.visits import Visit

RECENT = timedelta(days=30)  # after the real day, or after the start when that is later
LONGEST = 3650


def lead_time(diary: Diary) -> Finding | None:
    """The newest contract that was sold with a shorter wait than it has."""
    contract = next((each for each in diary.snapshot.contracts if _misled(diary, each)), None)
    if contract is None:
        return None
    facts = _of(diary, contract)
    row = Proof("contract_lead", contract.record, until(contract.started_at, diary.now), facts)
    coming = next((v for v in diary.booked if _ends_the_wait(diary, v, contract)), None)
    evidence = (row, *rows.next_row(diary, coming))
    facts |= diary.ahead(coming)
    return Finding("appointment", "LEAD_TIME", "certain", facts, evidence)


def _ends_the_wait(diary: Diary, visit: Visit, contract: Any) -> bool:
    """It was promised for the day that was sold, is booked for the real one, or is named after
    the product: no row ties a visit to its contract."""
    kind, product = visit.appointment.kind, contract.product
    if kind and product and kind.casefold() == product.casefold():
        return True
    started = company_day(diary.snapshot, until(contract.started_at, diary.now))
    promised = dated(visit.appointment.promised_at)
    sold = promised and company_day(diary.snapshot, promised) - started
    real = company_day(diary.snapshot, visit.starts_at) - started
    return sold == timedelta(contract.sold_lead_days) or real == timedelta(
        contract.actual_lead_days
    )


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
