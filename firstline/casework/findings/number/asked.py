"""Which of the digits in the case the customer does not know."""

from __future__ import annotations

from firstline.casework.said import Said
from firstline.records.identifiers import compact
from firstline.records.snapshot import Snapshot

MOST = 3


def asked_digits(snapshot: Snapshot, said: Said) -> tuple[str, ...]:
    """The digits to explain, the newest first; those she names as her own card come last.

    "It says 7776, but my card ends 4421" asks about 7776. Without any tail, the numbers she gives
    in full are asked about.
    """
    owned = {tail.value for tail in said.tails if tail.owned}
    own = {i.last4 for i in snapshot.instruments if i.status == "active" and i.last4}
    unknown = [digits for digits in said.endings if digits not in owned]
    if unknown:
        ranked = sorted(unknown, key=lambda digits: digits in own and len(unknown) > 1)
    else:
        ranked = [tail.value for tail in said.tails] or _full_numbers(said)
    return tuple(dict.fromkeys(ranked))[:MOST]


def _full_numbers(said: Said) -> list[str]:
    numbers = [m for m in said.mentions if m.kind in ("number", "reference", "order", "tracking")]
    return [number.value for number in numbers if len(compact(number.value)) >= 3]
