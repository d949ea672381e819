"""Plans and contracts that ended, and what was taken for them afterwards."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from firstline.casework.findings.debit.ledger import Debit, Ledger
from firstline.casework.findings.debit.matter import End, Matter
from firstline.casework.findings.debit.refunds import given_back
from firstline.casework.findings.debit.spans import look_back
from firstline.records.cancellation import has_ended


def matters(ledger: Ledger, *, asked: bool) -> list[Matter]:
    """One for each plan that was debited after its end, and for each contract without a plan.

    `asked`: she speaks of an end, so that a plan counts too of which no record tells when it ended, or
    that it did.
    """
    by_plan: dict[str, list[Debit]] = {}
    for debit in ledger.debits:
        by_plan.setdefault(debit.plan, []).append(debit)
    found = []
    for plan in ledger.snapshot.subscriptions:
        contract = _contract(ledger, plan)
        at = _ended_at(ledger, contract)
        taken = by_plan.get(plan.subscription_id, [])
        if at is not None:
            found += _after(
                ledger, taken, End(at, plan.plan or plan.subscription_id, contract), plan
            )
        elif taken and asked:
            ended = has_ended(plan)
            end = End(None, plan.plan or plan.subscription_id) if ended else None
            found.append(Matter("RENEWAL", tuple(taken[-2:]), plan=plan, end=end))
    return found + _without_plan(ledger, by_plan.get("", []))


def _without_plan(ledger: Ledger, debits: Sequence[Debit]) -> list[Matter]:
    """What was taken for nothing else, after the only contract that no plan is named after."""
    plans = {_name(plan.plan) for plan in ledger.snapshot.subscriptions}
    ended = [
        contract
        for contract in ledger.snapshot.contracts
        if _ended_at(ledger, contract) and _name(contract.product) not in plans
    ]
    if len(ended) != 1:
        return []
    contract, loose = ended[0], [debit for debit in debits if debit.tie is None]
    name = contract.product or contract.contract_id
    return _after(ledger, loose, End(contract.ended_at, name, contract), None)


def _after(ledger: Ledger, taken: Sequence[Debit], end: End, plan: Any) -> list[Matter]:
    since = max(end.at, look_back(ledger.now))
    after = tuple(debit for debit in taken if debit.closed and debit.at > since)
    if not after:
        return []
    back = {debit.row.charge_id: given_back(ledger, debit) for debit in after}
    kept = tuple(debit for debit in after if not back[debit.row.charge_id])
    rows = tuple(row for each in back.values() for row in each) if not kept else ()
    owed = sum((debit.amount for debit in kept), Decimal(0))
    end = End(end.at, end.name, end.contract, kept)
    return [Matter("RENEWAL", after[-2:], owed=owed, refunds=rows, plan=plan, end=end)]


def _contract(ledger: Ledger, plan: Any) -> Any | None:
    """The contract of the plan's name that ended last; none while another of it goes on."""
    own = [
        c for c in ledger.snapshot.contracts if plan.plan and _name(c.product) == _name(plan.plan)
    ]
    if any(_ended_at(ledger, contract) is None for contract in own):
        return None
    return max(own, key=lambda contract: contract.ended_at, default=None)


def _ended_at(ledger: Ledger, contract: Any | None) -> datetime | None:
    at = contract.ended_at if contract is not None else None
    return at if at is not None and at <= ledger.now else None


def _name(product: str | None) -> str:
    return (product or "").strip().casefold()
