"""The identity form: one factor at a time, three failures and it is shut."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.engine import Connection

from firstline import database
from firstline.casework import said
from firstline.casework.factors import ALIASES, form_matches
from firstline.casework.identity import FACTORS, ONE_TIME_CODE, Identity
from firstline.desk import cases, codes
from firstline.desk.cases import Case
from firstline.desk.trail import entries
from firstline.desk.trail.entries import Entry
from firstline.desk.trail.turns import checked, told
from firstline.records import snapshot as snapshots
from firstline.workplace import Workplace

RETRIES = 2  # somebody else may change the case between its reading and its writing


class CannotVerify(ValueError):
    """`code`: case_not_found, case_closed, no_customer, unknown_factor, empty_factor,
    identity_locked or too_many_wrong_codes."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Checked:
    """`right`: whether what was given is; `identity`: how sure one is since then."""

    right: bool
    identity: Identity


def verify(
    place: Workplace, case_id: str, agent: str, factor: str, value: str, now: datetime
) -> Checked:
    """Check one factor and save what it changed; raises CannotVerify."""
    factor = ALIASES.get(factor, factor)
    if factor not in (*FACTORS, ONE_TIME_CODE):
        raise CannotVerify("unknown_factor")
    if not value.strip():
        raise CannotVerify("empty_factor")
    for _ in range(RETRIES):
        try:
            return _verify(place, case_id, agent, factor, value, now)
        except cases.CaseChanged:
            continue
    return _verify(place, case_id, agent, factor, value, now)


def _verify(
    place: Workplace, case_id: str, agent: str, factor: str, value: str, now: datetime
) -> Checked:
    """A code that is used and what it brings are one transaction: either both are kept or none."""
    with place.desk.connect() as desk:
        case = _to_check(cases.get(desk, case_id))
    matches = factor != ONE_TIME_CODE and _matches(place, case, factor, value, now)
    with database.writing(place.desk) as desk:
        right = matches or (factor == ONE_TIME_CODE and _code(place, desk, case, value, now))
        given = frozenset({factor})
        identity = case.identity.with_factors(given) if right else case.identity.failed()
        cases.save(desk, replace(case, identity=identity), now)
        entries.write(desk, _entry(case, identity, agent, factor, right, now))
    return Checked(right, identity)


def _to_check(case: Case | None) -> Case:
    if case is None:
        raise CannotVerify("case_not_found")
    if case.is_closed:
        raise CannotVerify("case_closed")
    if case.customer_id is None:
        raise CannotVerify("no_customer")
    if case.identity.locked:
        raise CannotVerify("identity_locked")
    return case


def _entry(
    case: Case, after: Identity, agent: str, factor: str, right: bool, now: datetime
) -> Entry:
    """The factor's name, and never what was typed for it."""
    return Entry(
        at=now,
        agent=agent,
        action=checked(right, after),
        subject=factor,
        case_id=case.case_id,
        customer_id=case.customer_id,
        why=case.case_id,
        before=told(case.identity),
        after=told(after),
    )


def _code(place: Workplace, desk: Connection, case: Case, value: str, now: datetime) -> bool:
    try:
        return codes.check(place, desk, case, value, now)
    except codes.TooManyWrong:
        raise CannotVerify("too_many_wrong_codes") from None


def _matches(place: Workplace, case: Case, factor: str, value: str, now: datetime) -> bool:
    company = place.company
    with place.records.connect() as records:
        snapshot = snapshots.load(records, case.customer_id, company)
    if snapshot is None:
        return False
    typed = said.read(value, region=company.region, timezone=company.timezone, now=now)
    return form_matches(snapshot, factor, typed)
