"""The debits she says she did not make: one order of hers that she does not know, or all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from firstline.casework.findings.debit.asked import Sight
from firstline.casework.findings.debit.denial import Denial
from firstline.casework.findings.debit.ledger import Debit, Ledger
from firstline.casework.findings.debit.matter import Matter
from firstline.casework.findings.debit.ties import ORDER
from firstline.records.identifiers import compact

# What a customer who did not make a debit, or whose second one is not in our books, is not told.
_NO_ANSWER = ("TWO_ORDERS", "UNCLEAR", "NOT_OUR_DEBIT")


def told(ledger: Ledger, sight: Sight, matters: list[Matter]) -> list[Matter]:
    """`matters` in the light of what she denies; what has an answer keeps it."""
    if sight.denial is None:
        return matters
    if not sight.denial.whole:
        return _one(ledger, sight.denial, matters)
    lacking = all(one.code == "NOT_OUR_DEBIT" for one in matters)
    return matters if lacking and not sight.names_a_debit else _all(matters)


def _all(matters: list[Matter]) -> list[Matter]:
    lead = matters[0] if matters else Matter("UNCLEAR")
    if lead.code in _NO_ANSWER:
        return [Matter("UNAUTHORISED", lead.debits), *matters[1:]]
    return [lead, Matter("UNAUTHORISED", lead.debits), *matters[1:]]


def _one(ledger: Ledger, denial: Denial, matters: list[Matter]) -> list[Matter]:
    """An order of hers that she does not know is looked into; a debit for none is unauthorised."""
    pair = next((one for one in matters if one.code in _NO_ANSWER), None)
    debit = _denied(ledger, denial, pair)
    if debit is None:
        is_told = bool(denial.which or denial.sums)  # not "one of them"
        unknown = bool(pair and pair.code == "NOT_OUR_DEBIT" and not pair.debits) and is_told
        return _all(matters) if unknown and matters[0] is pair else _asks_which(matters)
    answers = [one for one in matters if any(debit is each for each in one.debits)]
    if any(one.code not in _NO_ANSWER for one in answers):
        return matters
    rest = [one for one in matters if one is not pair and one not in answers]
    if debit.tie is None or debit.tie.kind != ORDER:
        return [Matter("UNAUTHORISED", (debit,)), *rest] if not debit.plan else matters
    return [_unknown_order(ledger, pair, debit), *rest]


def _asks_which(matters: list[Matter]) -> list[Matter]:
    return [
        replace(one, disowned="which_open") if one.code == "TWO_ORDERS" else one for one in matters
    ]


def _denied(ledger: Ledger, denial: Denial, pair: Matter | None) -> Debit | None:
    """By the order's number, the sum or the place that she gives; None when that fits several."""
    numbered = [d for d in ledger.debits if _is_numbered(ledger, d, denial.written)]
    if len({debit.tie for debit in numbered}) == 1:
        return numbered[-1]
    two = _in_order(pair)
    found = [debit for debit in ledger.debits if debit.amount in denial.sums]
    within = [debit for debit in found if any(debit is each for each in two)]
    if found and not within:
        return found[-1]
    if len(within) == 1:
        return within[0]
    if len(two) == 2 and denial.which:
        return two[0] if denial.which == "first" else two[1]
    return None


def _in_order(pair: Matter | None) -> Sequence[Debit]:
    """The two debits of `pair`, that of the order placed first before the other."""
    if pair is None or pair.other_order is None:
        return pair.debits[-2:] if pair else ()
    return sorted(pair.debits[-2:], key=lambda debit: _is_for(debit, pair.other_order))


def _is_for(debit: Debit, order: Any) -> bool:
    return debit.tie is not None and debit.tie.key == order.order_id


def _is_numbered(ledger: Ledger, debit: Debit, written: str) -> bool:
    order = _order(ledger, debit)
    number = compact((order.order_number or order.order_id) if order is not None else "")
    return len(number) > 4 and number in compact(written)


def _unknown_order(ledger: Ledger, pair: Matter | None, debit: Debit) -> Matter:
    """The order that she does not know is the `other_order`; the one she knows stands beside it."""
    beside = [one for one in (pair.debits if pair else ()) if one is not debit][-1:]
    known = beside[0] if beside and beside[0].sum == debit.sum else None
    return Matter(
        "TWO_ORDERS",
        (known, debit) if known is not None else (debit,),
        order=_order(ledger, known) if known is not None else None,
        other_order=_order(ledger, debit),
        disowned="disowned",
    )


def _order(ledger: Ledger, debit: Debit) -> Any | None:
    if debit.tie is None or debit.tie.kind != ORDER:
        return None
    return ledger.orders.get(debit.tie.key)
