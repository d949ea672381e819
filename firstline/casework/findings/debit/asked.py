"""Which debits she speaks of: by their sum and their day, in her own words."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from firstline.casework.findings.debit.ledger import Debit, Ledger
from firstline.casework.findings.debit.matter import Matter
from firstline.casework.findings.debit.spans import day_closes
from firstline.casework.said import Said
from firstline.casework.said.model import NOT_IN_BOOKS, Amount

# A bank may book a debit a few days after we took it.
_BOOKED_WITHIN = timedelta(days=4)
_DOLLARS = {"USD", "CAD", "AUD", "NZD", "SGD", "HKD", "MXN", "TWD", "ARS", "CLP", "COP"}
_DEBITS = re.compile(
    r"debit|ch(?:a?r)?ge?d?\b|charg|chrg|\bdbl|doubl|\bdup|twice|\bpaid\b|payment|\btaken\b|\btook\b"
    r"|withdr|deduct|transaction|\btxns?\b|\bbilled\b|collected|\b2 ?x\b|\bx ?2\b|statement|two times",
    re.IGNORECASE,
)


class Sight:
    """What she says she sees."""

    def __init__(self, ledger: Ledger, said: Said):
        self._ledger, self._said = ledger, said
        amounts = [amount for amount in said.amounts if not amount.quoted] or list(said.amounts)
        self.amounts = [amount for amount in amounts if not self._is_of_something_else(amount)]
        self.days = {one.day for one in said.days}

    @property
    def names_a_debit(self) -> bool:
        """Whether she says anything of a debit at all."""
        if self._said.claimed(NOT_IN_BOOKS):
            return True
        return bool(self._said.text and _DEBITS.search(self._said.text))

    def is_named(self, debit: Debit) -> bool:
        return any(self._is_sum_of(amount, debit.row) for amount in self.amounts)

    def matches(self, matter: Matter) -> bool:
        """Whether a sum she names is one of the matter's, or all of them together."""
        charges = matter.charges
        currency = self._ledger.written_currency(charges[0]) if charges else None
        sums = {row.amount for row in charges} | {matter.owed, matter.total}
        sums |= {sum((debit.amount for debit in matter.debits), Decimal(0))}
        return any(_is_sum(amount, one, currency) for amount in self.amounts for one in sums if one)

    def is_on_named_day(self, matter: Matter) -> bool:
        return any(self._is_near(row) for row in matter.charges)

    def held(self, amount: Amount) -> list[Debit]:
        """Our debits of a sum she names, oldest first."""
        return [debit for debit in self._ledger.debits if self._is_sum_of(amount, debit.row)]

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
        """A credit's sum is no debit she sees, unless a debit has it too."""
        if self.held(amount):
            return False
        return any(self._is_sum_of(amount, credit) for credit in self._ledger.snapshot.credits)

    def _is_sum_of(self, amount: Amount, row: Any) -> bool:
        return _is_sum(amount, row.amount, self._ledger.written_currency(row))


def _is_sum(amount: Amount, value: Decimal | None, currency: str | None) -> bool:
    if value is None or amount.value != value:
        return False
    if not amount.currency or not currency or amount.currency == currency:
        return True
    return "$" in amount.written and {amount.currency, currency} <= _DOLLARS
