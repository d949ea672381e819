"""What is broken or due for a customer before she says a word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timezone

from firstline.casework.card_facts import steps_taken
from firstline.casework.conceded import stand
from firstline.casework.finding import Family, Finding
from firstline.casework.findings import families
from firstline.casework.harm import Harm
from firstline.casework.playbook.shelf import Books
from firstline.casework.said import Said
from firstline.casework.told_once import told_once
from firstline.records.decided import Decided
from firstline.records.snapshot import Snapshot

MOST_BROKEN = 4
_SURE = ("certain", "likely", "unknown")
SILENCE = Said()
_UNDATED = datetime.max.replace(tzinfo=timezone.utc)


@dataclass(frozen=True)
class Hello:
    """`broken`: at most MOST_BROKEN findings, worst first, those that somebody has begun to put right
    after all others, of the `count` that there are; `begun`: the steps taken for each of `broken`;
    `checks`: how many findings the records were examined for."""

    broken: tuple[Finding, ...]
    count: int
    checks: int
    begun: tuple[tuple[Decided, ...], ...] = ()


@dataclass(frozen=True)
class Look:
    """A customer's records as the families see them; the same words are looked up only once."""

    snapshot: Snapshot
    now: datetime
    seen: dict[tuple[str, Said], tuple[Finding, ...]] = field(default_factory=dict)

    def find(self, family: Family, said: Said) -> tuple[Finding, ...]:
        key = (family.name, said)
        if key not in self.seen:
            self.seen[key] = stand(family.find(self.snapshot, said, self.now), said)
        return self.seen[key]

    def standing(self, said: Said = SILENCE) -> tuple[Finding, ...]:
        """What the records alone show, of all families; `said`: what is to be heard all the same."""
        return tuple(one for family in families() for one in self.find(family, said))


def before_hello(snapshot: Snapshot, now: datetime, books: Books) -> Hello:
    found = told_once(standing(snapshot, now), books)
    broken = [one for one in found if books.harm_of(one) >= Harm.DUE]
    told = [(one, _taken(one, snapshot, books)) for one in worst_first(broken, books)]
    shown = sorted(told, key=lambda one: bool(one[1]))[:MOST_BROKEN]
    begun = tuple(taken for _, taken in shown)
    return Hello(tuple(one for one, _ in shown), len(broken), checks(), begun)


def _taken(finding: Finding, snapshot: Snapshot, books: Books) -> tuple[Decided, ...]:
    return steps_taken(finding, books.by_family[finding.family].findings[finding.code], snapshot)


def standing(snapshot: Snapshot, now: datetime) -> tuple[Finding, ...]:
    """What the records alone show, of all families."""
    return Look(snapshot, now).standing()


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
