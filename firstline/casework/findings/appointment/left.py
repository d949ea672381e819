"""A contract that ended, and nobody got in touch about it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from firstline.casework.facts import Account, Fact, Level, State
from firstline.casework.finding import Finding, Proof
from firstline.casework.findings.appointment import charged, rows
from firstline.casework.findings.appointment.diary import Diary
from firstline.casework.findings.appointment.failures import counted
from firstline.casework.findings.debit.heard import denies_an_end
from firstline.casework.promises.model import until
from firstline.casework.wishes import wants_again

LOOK_BACK = timedelta(days=180)


def left_alone(diary: Diary) -> Finding | None:
    """The contract that ended last without a word from us since."""
    ended = [contract for contract in diary.snapshot.contracts if _is_left_alone(diary, contract)]
    contract = max(ended, key=lambda each: until(each.ended_at, diary.now), default=None)
    if contract is None:
        return None
    at = until(contract.ended_at, diary.now)
    failures = diary.failures_until(at)
    facts: dict[str, Fact] = {"ended_on": diary.day(at)}
    facts |= counted(diary, failures)
    if contract.product:
        facts["product"] = Account(contract.product)
    if denies_an_end(diary.said.text):
        facts["says_not_ended"] = State(Level.ANONYMOUS)
    if wants_again(diary.said.text):
        facts["wants_again"] = State(Level.ANONYMOUS)
    after = charged.after_the_end(diary, contract)
    facts |= after.facts
    evidence = (_row(diary, contract), *after.evidence, *rows.failed(diary, failures))
    certainty = "certain" if diary.is_fresh("contracts") else "likely"
    return Finding(
        "appointment",
        "CANCELLED_NO_CONTACT",
        certainty,
        facts,
        evidence,
        after.ruled_out,
    )


def _is_left_alone(diary: Diary, contract: Any) -> bool:
    ended = until(contract.ended_at, diary.now)
    if ended is None or ended < diary.now - LOOK_BACK or contract.exit_contact_at is not None:
        return False
    return not any(ended <= call <= diary.now for call in diary.rung)


def _row(diary: Diary, contract: Any) -> Proof:
    at = until(contract.ended_at, diary.now)
    facts: dict[str, Fact] = {"ended_on": diary.day(at)}
    if contract.product:
        facts["product"] = Account(contract.product)
    return Proof("contract_ended", contract.record, at, facts)
