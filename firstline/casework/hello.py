"""What is broken or due for a customer before she says a word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timezone

from firstline.casework.finding import Finding
from firstline.casework.findings import families
from firstline.casework.harm import Harm
from firstline.casework.playbook.shelf import Books
from firstline.casework.said import Said
from firstline.records.snapshot import Snapshot

MOST_BROKEN = 4
_SURE = ("certain", "likely", "unknown")
_UNDATED = datetime.max.replace(tzinfo=timezone.utc)


@dataclass(frozen=True)
class Hello:
    """`broken`: at most MOST_BROKEN findings, worst first, of the `count` that there are; `checks`:
    how many findings the records were examined for."""

    broken: tuple[Finding, ...]
    count: int
    checks: int


def before_hello(snapshot: Snapshot, now: datetime, books: Books) -> Hello:
    broken = [one for one in standing(snapshot, now) if books.harm_of(one) >= Harm.DUE]
    shown = worst_first(broken, books)[:MOST_BROKEN]
    return Hello(tuple(shown), len(broken), checks())


def standing(snapshot: Snapshot, now: datetime) -> tuple[Finding, ...]:
    """What the records alone show, of all families."""
    nothing_said = Said()
    return tuple(
        found for family in families() for found in family.find(snapshot, nothing_said, now)
    )


def checks() -> int:
    return sum(len(family.checks) for family in families())


def worst_first(findings: Iterable[Finding], books: Books) -> Sequence[Finding]:
    """The most harm first; of equal ones the surest, then the one that has waited longest."""
    return sorted(
        findings,
        key=lambda one: (-books.harm_of(one), _SURE.index(one.certainty), _began(one)),
    )


def _began(finding: Finding) -> datetime:
    return min((proof.at for proof in finding.evidence if proof.at), default=_UNDATED)
