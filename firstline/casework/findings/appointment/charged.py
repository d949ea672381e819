"""What was charged after a contract ended, and what of it came back."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from firstline.casework.conceded import money_came
from firstline.casework.facts import Fact, Money, State
from firstline.casework.finding import Proof
from firstline.casework.findings.appointment.diary import Diary
from firstline.casework.findings.appointment.returned import Returned, returned
from firstline.casework.promises.model import until

MOST_CHARGES = 3
_UNPAID = ("voided", "failed")


@dataclass(frozen=True)
class AfterTheEnd:
    facts: dict[str, Fact] = field(default_factory=dict)
    evidence: tuple[Proof, ...] = ()
    ruled_out: tuple[Proof, ...] = ()


def after_the_end(diary: Diary, contract: Any) -> AfterTheEnd:
    """`amount`: what nobody has begun to send back, `coming_amount`: what is on its way, when all
    is of one currency."""
    charges = [c for c in diary.snapshot.charges if _is_after(diary, contract, c)]
    facts: dict[str, Fact] = _plan_goes_on(diary, contract)
    if not charges:
        ended = until(contract.ended_at, diary.now)
        reached = diary.snapshot.as_of.get("charges")
        if reached is None or reached <= ended:
            return AfterTheEnd(facts)
        uncharged = Proof("uncharged", "", reached, {"ended_on": diary.day(ended)})
        return AfterTheEnd({**facts, "uncharged": State()}, (), (uncharged,))
    back = [(charge, returned(diary, charge)) for charge in charges]
    facts |= _sums(back)
    newest = max(until(charge.created_at, diary.now) for charge in charges)
    facts["charged_on"] = diary.day(newest)
    if any(money_came(diary.said, charge.amount) for charge in charges):
        facts["says_refunded"] = State()
    evidence = tuple(_row(diary, *each) for each in back[:MOST_CHARGES])
    return AfterTheEnd(facts, evidence)


def _is_after(diary: Diary, contract: Any, charge: Any) -> bool:
    """Taken since the end, for the contract as far as one can tell: not for a purchase, and not for
    a plan of another name."""
    at, ended = until(charge.created_at, diary.now), until(contract.ended_at, diary.now)
    if charge.kind != "capture" or charge.status in _UNPAID or not (at and at > ended):
        return False
    if charge.amount is None or charge.amount <= 0 or not charge.currency:
        return False
    plan = _plans(diary).get(charge.subscription_id)
    if charge.subscription_id is None:
        return charge.order_id is None
    return _is_of(contract, plan)


def _is_of(contract: Any, plan: Any | None) -> bool:
    if plan is None or not plan.plan or not contract.product:
        return True
    return plan.plan.casefold() == contract.product.casefold()


def _plans(diary: Diary) -> dict[str, Any]:
    return {plan.subscription_id: plan for plan in diary.snapshot.subscriptions}


def _sums(back: list[tuple[Any, Returned]]) -> dict[str, Fact]:
    facts: dict[str, Fact] = {"on_its_way": State()} if any(b.coming for _, b in back) else {}
    currencies = {charge.currency for charge, _ in back}
    if len(currencies) > 1:
        return facts
    (currency,) = currencies
    coming = sum((b.coming for _, b in back), Decimal(0))
    open_ = sum((charge.amount - b.gone - b.coming for charge, b in back), Decimal(0))
    if coming:
        facts["coming_amount"] = Money(coming, currency)
    if open_:
        facts["amount"] = Money(open_, currency)
    elif not coming:
        gone = sum((b.gone for _, b in back), Decimal(0))
        facts["returned_amount"] = Money(gone, currency)
    return facts


def _plan_goes_on(diary: Diary, contract: Any) -> dict[str, Fact]:
    """Its plan is still to be charged."""
    if not contract.product:
        return {}
    on = (
        plan.plan and _is_of(contract, plan) and (plan.status or "").casefold() == "active"
        for plan in diary.snapshot.subscriptions
    )
    return {"still_active": State()} if any(on) else {}


def _row(diary: Diary, charge: Any, back: Returned) -> Proof:
    at = until(charge.created_at, diary.now)
    facts: dict[str, Fact] = {
        "amount": Money(charge.amount, charge.currency),
        "charged_on": diary.day(at),
    }
    if back.gone:
        facts["returned_amount"] = Money(back.gone, charge.currency)
    if back.coming:
        facts["coming_amount"] = Money(back.coming, charge.currency)
    return Proof("charged_after", charge.record, at, facts)
