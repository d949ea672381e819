"""Sums that the bank keeps back and that were never taken: authorisations."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from firstline.casework.findings.debit.asked import Sight
from firstline.casework.findings.debit.ledger import Debit, Ledger, moment
from firstline.casework.findings.debit.matter import Matter
from firstline.casework.findings.debit.spans import HOLD_LIVES, TOGETHER
from firstline.casework.findings.debit.ties import Tie


def matters(ledger: Ledger, sight: Sight) -> list[Matter]:
    """The newest open hold of each payment beside what was taken for it, or beside another hold; the
    one she asks about stands alone too, open or not."""
    live = sorted((row for row in ledger.holds if _is_live(ledger, row)), key=_time)
    places = _Places(ledger, live)
    found: dict[Any, Matter] = {}
    for hold in live:
        tie = ledger.ties.of(hold)
        taken = places.taken(hold, tie)
        other = places.other(hold, tie)
        if taken is not None or (tie and other is not None):
            found[tie or hold.charge_id] = _matter(ledger, hold, taken, other)
    return [*found.values(), *_asked(ledger, sight, found.values(), places)]


def is_open(ledger: Ledger, hold: Any) -> bool:
    return hold.status == "pending" and _is_live(ledger, hold)


def _asked(ledger: Ledger, sight: Sight, found: Iterable[Matter], places: _Places) -> list[Matter]:
    """The hold she asks about, by its sum, else the newest; nothing when that is found already."""
    if not sight.asks_of_a_hold:
        return []
    rows = [row for row in (*ledger.holds, *ledger.let_go) if row.created_at is not None]
    named = [row for row in rows if sight.is_figure(row)]
    if not named and (sight.amounts or any(found)):
        return []
    of_it = sorted(named or rows, key=lambda row: (is_open(ledger, row), _time(row)))
    if not of_it or any(matter.hold.amount == of_it[-1].amount for matter in found):
        return []
    hold = of_it[-1]
    return [_matter(ledger, hold, places.taken(hold, ledger.ties.of(hold)), None)]


def _matter(ledger: Ledger, hold: Any, taken: Debit | None, other: Any | None) -> Matter:
    debits = (taken,) if taken is not None else ()
    order = ledger.orders.get(ledger.ties.order_of(hold))
    beside = other if taken is None else None
    return Matter("AUTH_HOLD", debits, hold=hold, other_hold=beside, order=order)


class _Places:
    """Debits and holds by their sum, so that what stands beside a hold is found at once."""

    def __init__(self, ledger: Ledger, live: list[Any]):
        self._ledger = ledger
        self._debits: dict[Any, list[Debit]] = {}
        for debit in ledger.debits:
            self._debits.setdefault(_account(debit.row), []).append(debit)
        self._newest: dict[Any, list[Any]] = {}
        for row in live:
            self._newest.setdefault((ledger.ties.of(row), _sum(row)), []).append(row)

    def taken(self, hold: Any, tie: Tie | None) -> Debit | None:
        """The debit of the same thing, else one of the same sum on the same account near in time."""
        if tie is not None:
            same = [d for d in self._ledger.of(tie) if d.row.currency == hold.currency]
            equal = [debit for debit in same if debit.amount == hold.amount]
            return (equal or same or [None])[-1]
        near = [
            debit
            for debit in self._debits.get(_account(hold), ())
            if debit.at and abs(debit.at - hold.created_at) <= TOGETHER
        ]
        return near[-1] if near else None

    def other(self, hold: Any, tie: Tie | None) -> Any | None:
        """The newest other hold of the same sum for the same thing."""
        newest = self._newest[tie, _sum(hold)][-2:]
        others = [row for row in newest if row is not hold]
        return others[-1] if others else None


def _is_live(ledger: Ledger, hold: Any) -> bool:
    return hold.created_at is not None and ledger.now - hold.created_at <= HOLD_LIVES


def _sum(row: Any) -> tuple:
    return row.amount, row.currency


def _account(row: Any) -> tuple:
    return row.amount, row.currency, row.instrument_id


def _time(row: Any) -> float:
    at = moment(row)
    return at.timestamp() if at else 0.0
