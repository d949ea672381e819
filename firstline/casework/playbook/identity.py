"""The words of the identity check: what to ask for, by factor."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from firstline.casework.identity import FACTORS
from firstline.casework.playbook import node
from firstline.casework.playbook.model import placeholders

WANTED = {"ask": {"missing"}, "wrong": {"tries"}, "join": {"first", "second"}, "locked": set()}


@dataclass(frozen=True)
class IdentityWords:
    """`ask` holds {missing}; `wrong` {tries}; `join` joins two factors, {first} and {second}."""

    ask: str
    wrong: str
    locked: str
    join: str
    factors: Mapping[str, str]

    def request(self, missing: tuple[str, ...]) -> str:
        names = [self.factors[factor] for factor in missing]
        joined = self.join.format(first=names[0], second=names[1]) if names[1:] else names[0]
        return self.ask.format(missing=joined)

    def refusal(self, tries: int) -> str:
        return self.wrong.format(tries=tries)


def load(file: Path) -> IdentityWords:
    parts = node.read(file).mapping(allowed={*WANTED, "factors"}, required={*WANTED, "factors"})
    for key, wanted in WANTED.items():
        if placeholders(parts[key].text()) != wanted:
            raise parts[key].wrong(f"must hold exactly {sorted(wanted)} as placeholders")
    factors = parts["factors"].mapping(allowed=set(FACTORS), required=set(FACTORS))
    return IdentityWords(
        **{key: parts[key].text() for key in WANTED},
        factors={name: label.text() for name, label in factors.items()},
    )
