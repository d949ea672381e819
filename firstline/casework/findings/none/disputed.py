"""She takes it back and the records still show it: what is to be noted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from firstline.casework.facts import Fact, Level, State
from firstline.casework.finding import Finding, Proof
from firstline.casework.said import Said
from firstline.casework.said.model import CHARGED_ONCE, RECEIVED, WAS_CALLED, WAS_VISITED

MOST = 3
# What she says, by the family whose finding it takes back.
_SAYS = {
    "order": (RECEIVED, "says_it_came"),
    "call": (WAS_CALLED, "says_called"),
    "appointment": (WAS_VISITED, "says_visited"),
    "debit": (CHARGED_ONCE, "says_once"),
}


def disputed(
    said: Said, gone: Sequence[Finding], kinds: Mapping[str, type]
) -> tuple[dict[str, Fact], tuple[Proof, ...]]:
    """What she says, as facts that a sentence needs, and the rows that say otherwise; of her first
    withdrawal alone. `kinds`: the facts that wording may use."""
    family = next((one.family for one in gone if one.family in _SAYS), None)
    if family is None or said.conceded(_SAYS[family][0]) is None:
        return {}, ()
    rows = tuple(_row(one, kinds) for one in gone if one.family == family)
    return {_SAYS[family][1]: State(Level.ANONYMOUS)}, rows[:MOST]


def _row(one: Finding, kinds: Mapping[str, type]) -> Proof:
    first = one.evidence[0]
    facts = {**one.facts, **first.facts}
    known = {name: fact for name, fact in facts.items() if isinstance(fact, kinds.get(name, ()))}
    return Proof(f"still_{one.family}", first.record, first.at, known)
