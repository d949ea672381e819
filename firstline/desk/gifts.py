"""Goodwill that was given at the desk and does not show in the records yet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Any

from firstline.records import rows
from firstline.records.beside import Gift

# How long before and after it was given a gift shows in the records, approved.
EARLIER, LATER = timedelta(days=1), timedelta(days=14)


def unseen(credits: Iterable[rows.Credit], given: Sequence[Any]) -> tuple[Gift, ...]:
    """The gifts that no credit of the records is; each credit is one of them at most."""
    shown = [one for one in credits if one.reason == "goodwill"]
    left = []
    for row in given:
        gift = Gift(row.goodwill_id, row.at, row.amount, row.currency)
        same = next((one for one in shown if _is_same(one, gift)), None)
        if same is None:
            left.append(gift)
        else:
            shown.remove(same)
    return tuple(left)


def _is_same(credit: rows.Credit, gift: Gift) -> bool:
    if credit.reference == gift.goodwill_id:
        return True
    is_near = credit.approved_at and -EARLIER <= credit.approved_at - gift.at <= LATER
    return bool(is_near) and (credit.amount, credit.currency) == (gift.amount, gift.currency)
