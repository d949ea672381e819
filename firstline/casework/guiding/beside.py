"""What else is known to be broken, beside the answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from firstline.casework.finding import Finding
from firstline.casework.guiding.asking import EVERYDAY, RIDDLE, SUMMARY
from firstline.casework.harm import Harm
from firstline.casework.hello import worst_first
from firstline.casework.playbook.shelf import Books


def beside(
    found: Mapping[str, tuple[Finding, ...]],
    answers: Sequence[Finding],
    asked: set[str],
    books: Books,
) -> tuple[Finding, ...]:
    """Danger first, then what else the asked families found, then the rest, worst first."""
    own = [
        one
        for name, each in found.items()
        if name in asked - {EVERYDAY}
        for one in each
        if name == RIDDLE or books.harm_of(one)
    ]
    rest = [one for name, each in found.items() if name not in asked - {EVERYDAY} for one in each]
    broken = [one for one in worst_first(rest, books) if _counts(one, books)]
    told = {proof.record for one in answers if one.code != SUMMARY for proof in one.evidence}
    left = [
        one for one in distinct([*own, *broken]) if one not in answers and not is_told_by(one, told)
    ]
    return tuple(sorted(left, key=lambda one: books.harm_of(one) < Harm.FRAUD))


def is_told_by(one: Finding, told: set[str]) -> bool:
    """A plain look-up of records that an answer already shows adds nothing."""
    return one.family == EVERYDAY and {proof.record for proof in one.evidence} <= told


def _counts(one: Finding, books: Books) -> bool:
    harm = books.harm_of(one)
    return harm >= Harm.DUE or (harm == Harm.CONFUSION and one.certainty == "certain")


def distinct(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Each once, in order; only those about the same records are compared, as facts do not hash."""
    kept: list[Finding] = []
    alike: dict[tuple, list[Finding]] = {}
    for one in findings:
        about = (one.family, one.code, *(proof.record for proof in one.evidence))
        same = alike.setdefault(about, [])
        if one not in same:
            same.append(one)
            kept.append(one)
    return tuple(kept)
