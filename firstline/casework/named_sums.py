"""Which issue a sum of her own records raises, by the words that stand around it."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import Any

from firstline.casework.figures import Figure, read_figures
from firstline.casework.findings.debit.denial import denial
from firstline.casework.findings.debit.heard import speaks_of_an_end
from firstline.casework.patterns import FOLDER, read_patterns
from firstline.casework.said import Said
from firstline.records.identifiers import compact
from firstline.records.snapshot import Snapshot

TWICE, REFUND = "debited_twice", "refund_status"
_AROUND = 45  # characters
_HEADINGS = ("twice", "twice before", "back", "back before", "last", "no sum")


def issues(snapshot: Snapshot, said: Said) -> tuple[str, ...]:
    """ "219 twice" of a sum that was taken, "still no 180" of one that was credited; in the order of
    the text. A sum that no record of hers holds raises none. Two sums that were taken, one taken
    after an end and an order that she did not make are about debits."""
    taken, credited = _sums(snapshot.charges), _sums(snapshot.credits)
    named = [*sums_of(said.text), *_spoken(said)]
    debits = [one for one in named if one.value in taken]
    of_debits = len(debits) > 1 or bool(debits) and speaks_of_an_end(said.text)
    found = [TWICE] if of_debits or _denies_an_order(snapshot, said) else []
    for one in named:
        if one.value in taken and _is(said.text, one, "twice"):
            found.append(TWICE)
        elif one.value in taken | credited and _is(said.text, one, "back"):
            found.append(REFUND if one.value in credited else TWICE)
        elif one.value in credited and _patterns()["last"].search(said.text[one.end :]):
            found.append(REFUND)
    return tuple(dict.fromkeys(found))


def sums_of(text: str) -> tuple[Figure, ...]:
    """The numbers in it that may be sums."""
    return tuple(one for one in read_figures(text) if not _counts(text, one))


def _denies_an_order(snapshot: Snapshot, said: Said) -> bool:
    denied = denial(said)
    written = compact(denied.written) if denied and not denied.whole else ""
    numbers = (compact(one.order_number or one.order_id) for one in snapshot.orders)
    return bool(written) and any(len(one) > 4 and one in written for one in numbers)


def _spoken(said: Said) -> tuple[Figure, ...]:
    """ "Thirty six fifty" is read as four digits, and may be 36.50."""
    bare = (one for one in said.tails if one.bare and not one.owned and len(one.value) in (3, 4))
    return tuple(
        Figure(Decimal(one.value) / 100, one.start, one.end)
        for one in bare
        if one.written.replace(" ", "").replace("-", "").isalpha()
    )


def _sums(rows: tuple[Any, ...]) -> frozenset[Decimal]:
    return frozenset(abs(row.amount) for row in rows if row.amount)


def _counts(text: str, one: Figure) -> bool:
    """ "24 hours" is no sum."""
    return bool(_patterns()["no sum"].search(text[one.end :][:_AROUND]))


def _is(text: str, one: Figure, heading: str) -> bool:
    known = _patterns()
    before, after = text[max(0, one.start - _AROUND) : one.start], text[one.end :][:_AROUND]
    return bool(known[heading].search(after) or known[f"{heading} before"].search(before))


@lru_cache(maxsize=1)
def _patterns() -> dict[str, re.Pattern[str]]:
    return read_patterns(FOLDER / "sums.txt", *_HEADINGS)
