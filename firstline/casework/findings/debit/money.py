"""What failed, what went back and what is still owed, as facts."""

from __future__ import annotations

from decimal import Decimal

from firstline.casework.facts import Account, Deadline, Fact, State
from firstline.casework.findings.debit import rows
from firstline.casework.findings.debit.ledger import Ledger, moment
from firstline.casework.findings.debit.matter import Matter
from firstline.casework.findings.debit.refunds import back_at
from firstline.casework.findings.debit.waiting import after
from firstline.records.cancellation import has_ended
from firstline.records.decided import WAITING

_REFUND_TAKES = 5  # business days, with most banks
_SENDS_BACK = ("refund_duplicate", "refund_duplicates", "refund_cancelled")  # steps of the playbook

Found = dict[str, Fact | None]


def failed(ledger: Ledger, matter: Matter) -> Found:
    if matter.failed is None:
        return {}
    made_good = [d for d in matter.debits if d.retried is matter.failed] or matter.debits[:1]
    retried = made_good[0].at if made_good else None
    return {
        "failed_on": rows.day(ledger, moment(matter.failed)),
        "retried_on": rows.day(ledger, retried),
    }


def refunded(ledger: Ledger, matter: Matter) -> Found:
    if not matter.refunds:
        return {}
    back = matter.refunds[-1] if matter.code == "REFUND_SENT" else matter.refunds[0]
    total = sum((abs(row.amount) for row in matter.refunds), Decimal(0))
    found: Found = {
        "back_amount": rows.money(total, back.currency),
        "back_on": rows.day(ledger, back_at(back)),
    }
    if getattr(back, "reference", None) and rows.is_charge(back):
        found["back_reference"] = Account(back.reference)
    if back.status in ("pending", "approved"):
        found["on_its_way"] = State()
    return found


def _arrives_by(ledger: Ledger, matter: Matter) -> Deadline:
    """Counted from when it was ordered back, as long as that is still to come; else from now."""
    taken = {debit.row.record for debit in matter.debits}
    ordered = [
        one.at
        for one in ledger.snapshot.decided
        if one.state != WAITING and any(one.is_about(step, taken) for step in _SENDS_BACK)
    ]
    stands = after(ledger, max(ordered), _REFUND_TAKES) if ordered else None
    return stands if stands and stands.at > ledger.now else after(ledger, ledger.now, _REFUND_TAKES)


def owed(ledger: Ledger, matter: Matter) -> Found:
    currency = matter.debits[0].row.currency
    found: Found = {
        "owed": rows.money(matter.owed, currency),
        "arrives_by": _arrives_by(ledger, matter),
    }
    if matter.refunds:
        found["partly"] = State()
    if len(matter.extra) > 1:
        found["times"] = Account(str(len(matter.extra) + 1))
    if matter.prior:
        before = matter.prior[0]
        found["prior_on"] = rows.day(ledger, before.at)
        found["prior_amount"] = rows.money(before.owed, before.debits[0].row.currency)
        if {one.debits[0].row.currency for one in matter.prior} == {currency}:
            all_owed = matter.owed + sum((one.owed for one in matter.prior), Decimal(0))
            found["owed_in_all"] = rows.money(all_owed, currency)
    return found


def ended(ledger: Ledger, matter: Matter) -> Found:
    """What it is for had ended; `after_amount`: what was taken since and has not gone back."""
    end = matter.end
    if end is None:
        return {}
    found: Found = {"plan": Account(end.name), "plan_ended": State()}
    found["ended_on"] = rows.day(ledger, end.at)
    if matter.plan is not None and end.at is not None and not has_ended(matter.plan):
        found["still_active"] = State()
    if end.after and len({debit.row.currency for debit in end.after}) == 1:
        found["after_amount"] = rows.money(matter.owed, end.after[-1].row.currency)
    if end.after:
        found["after_on"] = rows.day(ledger, end.after[-1].at)
    return found
