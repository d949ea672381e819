"""One matter of the books: debits that she may take for one taken twice, and what they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from firstline.casework.findings.debit.ledger import Debit, Ledger
from firstline.casework.findings.debit.spans import books_close
from firstline.casework.said.mention import Amount


@dataclass(frozen=True)
class End:
    """When a plan or contract ended, None when no record tells; `after`: the debits taken since."""

    at: datetime | None
    name: str
    contract: Any | None = None
    after: tuple[Debit, ...] = ()


@dataclass(frozen=True)
class Matter:
    """`debits`: the ones she sees, oldest first. `extra`: those taken without being owed.

    `owed`: what of `extra` has not gone back. `refunds`: what went back. `why` says why an UNCLEAR
    one cannot be told: "books_open", "unsettled", "undated" or "undecided". `tied`: the records say
    what each refund is for. `prior`: earlier duplicates that are owed too. `disowned`: she does not
    know `other_order` ("disowned") or one of the two ("which_open"). `asked`: the sum she names that
    our books lack, `explained`: those they hold, and `beside` the debits of these. `end`: of the plan
    or contract that its debits are for. `exposed`: her card is in other hands.
    """

    code: str
    debits: tuple[Debit, ...] = ()
    extra: tuple[Debit, ...] = ()
    owed: Decimal = Decimal(0)
    refunds: tuple[Any, ...] = ()
    order: Any | None = None
    other_order: Any | None = None
    plan: Any | None = None
    other_plan: Any | None = None
    hold: Any | None = None
    other_hold: Any | None = None
    failed: Any | None = None
    parcels: tuple[Any, ...] = ()
    total: Decimal | None = None
    prior: tuple[Matter, ...] = ()
    why: str = ""
    tied: bool = True
    disowned: str = ""
    asked: Amount | None = None
    explained: tuple[Amount, ...] = ()
    beside: tuple[Debit, ...] = ()
    end: End | None = None
    exposed: bool = False

    @property
    def at(self) -> datetime | None:
        """When the newest of its debits or its hold was taken."""
        times = [debit.at for debit in self.debits if debit.at]
        times += [self.hold.created_at] if self.hold is not None else []
        return max(times, default=None)

    @property
    def charges(self) -> tuple[Any, ...]:
        """Every row she may see of it."""
        more = (self.hold, self.other_hold, self.failed)
        before = (row for earlier in self.prior for row in earlier.charges)
        own = (debit.row for debit in self.debits)
        return (*own, *(row for row in more if row is not None), *before)


def open_question(ledger: Ledger, debits: Sequence[Debit], **more: Any) -> Matter:
    """Debits that would be a duplicate if their books were closed."""
    if any(debit.at is None for debit in debits):
        why = "undated"
    elif all(books_close(debit.at, ledger.company) <= ledger.until for debit in debits):
        why = "unsettled"
    else:
        why = "books_open"
    return Matter("UNCLEAR", tuple(debits), why=why, **more)
