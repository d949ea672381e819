"""Which debits she speaks of: by their sum and their day, in her own words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from firstline.casework.conceded import months_back
from firstline.casework.figures import figures
from firstline.casework.findings.debit import heard
from firstline.casework.findings.debit.denial import denial
from firstline.casework.findings.debit.ledger import Debit, Ledger
from firstline.casework.findings.debit.matter import Matter
from firstline.casework.findings.debit.spans import day_closes
from firstline.casework.said import Said
from firstline.casework.said.claim import CHARGED_ONCE, NOT_IN_BOOKS
from firstline.casework.said.mention import Amount

# A bank may book a debit a few days after we took it.
_BOOKED_WITHIN = timedelta(days=4)
_DOLLARS = {"USD", "CAD", "AUD", "NZD", "SGD", "HKD", "MXN", "TWD", "ARS", "CLP", "COP"}


class Sight:
    """What she says she sees."""

    def __init__(self, ledger: Ledger, said: Said):
        self._ledger, self._said = ledger, said
        amounts = [amount for amount in said.amounts if not amount.quoted] or list(said.amounts)
        self.amounts = [amount for amount in amounts if not self._is_of_something_else(amount)]
        self.days = {one.day for one in said.days}
        self.denial = denial(said)
        self.withdrawn = self.denial is None and said.conceded(CHARGED_ONCE) is not None
        self.asks_of_a_hold = heard.speaks_of_a_hold(said.text)
        self.asks_of_an_end = heard.speaks_of_an_end(said.text)
        self.months_back = months_back(said)
        self.sees_two = heard.speaks_of_two(said.text)
        self._figures = figures(said.text)

    @property
    def names_a_debit(self) -> bool:
        """Whether she says anything of a debit at all."""
        if self.misses_one:
            return True
        return heard.speaks_of_a_debit(self._said.text)

    @property
    def misses_one(self) -> bool:
        """She says that our books should lack it."""
        return self._said.claimed(NOT_IN_BOOKS) is not None

    def is_named(self, debit: Debit) -> bool:
        return any(self._is_sum_of(amount, debit.row) for amount in self.amounts)

    def matches(self, matter: Matter) -> bool:
        """Whether a sum she names is one of the matter's, or all of them together."""
        return any(self._comes_to(amount, matter) for amount in self.amounts)

    def _comes_to(self, amount: Amount, matter: Matter) -> bool:
        charges = matter.charges
        currency = self._ledger.written_currency(charges[0]) if charges else None
        sums = {row.amount for row in charges} | {matter.owed, matter.total}
        sums |= {sum((debit.amount for debit in matter.debits), Decimal(0))}
        return any(_is_sum(amount, one, currency) for one in sums if one)

    def is_asked_for(self, matter: Matter) -> bool:
        """Her words name the kind of thing that it is."""
        hold = self.asks_of_a_hold and matter.hold is not None
        return hold or (self.asks_of_an_end and matter.end is not None)

    def is_named_hold(self, matter: Matter) -> bool:
        return self.is_asked_for(matter) and bool(matter.hold) and self.is_figure(matter.hold)

    def is_figure(self, row: Any) -> bool:
        return row.amount in self._figures

    def unknown(self, matters: Sequence[Matter]) -> list[Amount]:
        """The sums she names that nothing in the books comes to."""
        rows = (*self._ledger.holds, *self._ledger.let_go, *self._ledger.failed)
        seen = (*rows, *self._ledger.given_back, *(debit.row for debit in self._ledger.debits))
        return [
            amount
            for amount in self.amounts
            if not any(self._comes_to(amount, matter) for matter in matters)
            if not any(self._is_sum_of(amount, row) for row in seen)
        ]

    def is_on_named_day(self, matter: Matter) -> bool:
        return any(self._is_near(row) for row in matter.charges)

    def held(self, amount: Amount) -> list[Debit]:
        """Our debits of a sum she names, oldest first."""
        return [debit for debit in self._ledger.debits if self._is_sum_of(amount, debit.row)]

    def says_is_back(self, matter: Matter) -> bool:
        """She names the month in which it was taken as one that was paid back."""
        zone = self._ledger.company.timezone
        return matter.at is not None and matter.at.astimezone(zone).month in self.months_back

    def open_day(self) -> date | None:
        """A day she names whose books are not closed yet."""
        company, until = self._ledger.company, self._ledger.until
        today = self._ledger.now.astimezone(company.timezone).date()
        late = [day for day in self.days if day <= today and day_closes(day, company) > until]
        return max(late, default=None)

    def _is_near(self, row: Any) -> bool:
        at = row.created_at or row.settled_at
        if at is None:
            return False
        taken = at.astimezone(self._ledger.company.timezone).date()
        return any(timedelta(-1) <= day - taken <= _BOOKED_WITHIN for day in self.days)

    def _is_of_something_else(self, amount: Amount) -> bool:
        """A fee or a credit's sum is no debit she sees, unless a debit has it too."""
        if self.held(amount):
            return False
        if heard.is_no_debit(self._said.text, amount):
            return True
        return any(self._is_sum_of(amount, credit) for credit in self._ledger.snapshot.credits)

    def _is_sum_of(self, amount: Amount, row: Any) -> bool:
        value = abs(row.amount) if row.amount is not None else None
        return _is_sum(amount, value, self._ledger.written_currency(row))


def _is_sum(amount: Amount, value: Decimal | None, currency: str | None) -> bool:
    if value is None or amount.value != value:
        return False
    if not amount.currency or not currency or amount.currency == currency:
        return True
    return "$" in amount.written and {amount.currency, currency} <= _DOLLARS
