"""The identity form: one factor at a time, three failures and it is shut."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from firstline.casework import said
from firstline.casework.factors import ALIASES, form_matches
from firstline.casework.identity import FACTORS, Identity
from firstline.desk import cases
from firstline.records import snapshot as snapshots
from firstline.workplace import Workplace


class CannotVerify(ValueError):
    """`code`: case_not_found, no_customer, unknown_factor, empty_factor or identity_locked."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def verify(place: Workplace, case_id: str, factor: str, value: str, now: datetime) -> Identity:
    """Check one factor and save what it changed; raises CannotVerify."""
    factor = ALIASES.get(factor, factor)
    if factor not in FACTORS:
        raise CannotVerify("unknown_factor")
    if not value.strip():
        raise CannotVerify("empty_factor")
    try:
        return _verify(place, case_id, factor, value, now)
    except cases.CaseChanged:
        return _verify(place, case_id, factor, value, now)


def _verify(place: Workplace, case_id: str, factor: str, value: str, now: datetime) -> Identity:
    with place.desk.connect() as desk:
        case = cases.get(desk, case_id)
    if case is None:
        raise CannotVerify("case_not_found")
    if case.customer_id is None:
        raise CannotVerify("no_customer")
    if case.identity.locked:
        raise CannotVerify("identity_locked")
    right = _right(place, case.customer_id, factor, value, now)
    given = frozenset({factor})
    identity = case.identity.with_factors(given) if right else case.identity.failed()
    with place.desk.begin() as desk:
        cases.save(desk, replace(case, identity=identity), now)
    return identity


def _right(place: Workplace, customer_id: str, factor: str, value: str, now: datetime) -> bool:
    company = place.company
    with place.records.connect() as records:
        snapshot = snapshots.load(records, customer_id, company)
    if snapshot is None:
        return False
    typed = said.read(value, region=company.region, timezone=company.timezone, now=now)
    return form_matches(snapshot, factor, typed)
