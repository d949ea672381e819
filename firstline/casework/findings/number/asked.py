"""Which of the digits in the case the customer does not know."""

from __future__ import annotations

from firstline.casework.factors import is_postcode_of
from firstline.casework.said import Mention, Said
from firstline.casework.said.mention import TAIL
from firstline.records.identifiers import compact
from firstline.records.snapshot import Snapshot

MOST = 3
TAIL_LENGTH = 4  # shorter digits that are a sum of hers are that sum
_FULL = ("number", "reference", "order", "tracking")


def asked_digits(snapshot: Snapshot, said: Said) -> tuple[str, ...]:
    """The digits to explain, the newest first; those of a card of hers come last.

    "It says 7776, but my card ends 4421" asks about 7776; digits are hers when she never names
    them otherwise, and her postcode is none.
    Without any tail, the numbers she gives in full are asked about.
    """
    sums = {format(row.amount.normalize(), "f") for row in snapshot.credits if row.amount}
    endings = [
        digits
        for digits in said.endings
        if not _is_postcode(snapshot, said, digits)
        and not (digits in sums and len(digits) < TAIL_LENGTH)
    ]
    unknown = [digits for digits in endings if not _is_owned(said, digits)]
    own = {i.last4 for i in snapshot.instruments if i.status == "active" and i.last4}
    if unknown:
        ranked = sorted(unknown, key=lambda digits: digits in own and len(unknown) > 1)
    else:
        ranked = endings or _full_numbers(said)
    return tuple(dict.fromkeys(ranked))[:MOST]


def _is_owned(said: Said, digits: str) -> bool:
    named = _naming(said, digits)
    return bool(named) and all(mention.kind == TAIL and mention.owned for mention in named)


def _is_postcode(snapshot: Snapshot, said: Said, digits: str) -> bool:
    named = _naming(said, digits)
    return bool(named) and all(is_postcode_of(snapshot, mention) for mention in named)


def _naming(said: Said, digits: str) -> list[Mention]:
    return [mention for mention in said.mentions if mention.value == digits]


def _full_numbers(said: Said) -> list[str]:
    numbers = [m for m in said.mentions if m.kind in _FULL and len(compact(m.value)) >= 3]
    return [number.value for number in numbers]
