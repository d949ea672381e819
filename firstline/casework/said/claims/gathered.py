"""The claims of a case's messages together: what she says later counts for more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from firstline.casework.said.claim import OPPOSITES, Claim


def gathered(newest_first: Sequence[Sequence[Claim]]) -> tuple[Claim, ...]:
    """The claims of every message, newest first. A later denial takes the earlier claims of its kind
    back, a later plain claim the earlier denials and what cannot hold beside it. Her newest plain
    claim of a kind keeps the day and the count that she gave earlier and did not repeat."""
    kept: list[Claim] = []
    denied: dict[str, bool] = {}
    for claims in newest_first:
        settled = [claim for claim in claims if not (claim.hedged or claim.reported)]
        for claim in claims:
            if claim not in settled or denied.get(claim.kind, claim.denied) == claim.denied:
                kept.append(claim)
        for claim in sorted(settled, key=lambda claim: claim.denied):
            denied.setdefault(claim.kind, claim.denied)
        for claim in claims:
            if claim.is_plain and claim.kind in OPPOSITES:
                denied.setdefault(OPPOSITES[claim.kind], True)
    return completed(kept)


def completed(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The first plain claim of each kind with what the others of its kind add."""
    kept = list(claims)
    first: dict[str, int] = {}
    for place, claim in enumerate(kept):
        if not claim.is_plain:
            continue
        leading = first.setdefault(claim.kind, place)
        known = kept[leading]
        day = known.day or claim.day
        count = known.count if known.count is not None else claim.count
        if (day, count) != (known.day, known.count):
            kept[leading] = replace(known, day=day, count=count)
    return tuple(kept)
