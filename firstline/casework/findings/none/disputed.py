"""She takes it back and the records still show it: what is to be noted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from firstline.casework.conceded import CONCESSIONS
from firstline.casework.facts import Fact, Level, State
from firstline.casework.finding import Finding, Proof
from firstline.casework.said import Said

MOST = 3


def disputed(
    said: Said, gone: Sequence[Finding], kinds: Mapping[str, type]
) -> tuple[dict[str, Fact], tuple[Proof, ...]]:
    """What she says, as facts that a sentence needs, and the rows that say otherwise; of her first
    withdrawal alone. `kinds`: the facts that wording may use."""
    for concession in CONCESSIONS:
        rows = tuple(_row(one, kinds) for one in gone if concession.is_about(one))
        if rows and concession.heard(said):
            return {concession.fact: State(Level.ANONYMOUS)}, rows[:MOST]
    return {}, ()


def well(said: Said) -> dict[str, Fact]:
    """She says that all is well, and the records say nothing else."""
    heard = any(one.heard(said) for one in CONCESSIONS)
    return {"says_well": State(Level.ANONYMOUS)} if heard else {}


def _row(one: Finding, kinds: Mapping[str, type]) -> Proof:
    first = one.evidence[0]
    facts = {**one.facts, **first.facts}
    known = {name: fact for name, fact in facts.items() if isinstance(fact, kinds.get(name, ()))}
    return Proof(f"still_{one.family}", first.record, first.at, known)
