"""The words of the identity check: what to ask for, by factor."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from firstline.casework.identity import FACTORS
from firstline.casework.playbook import node
from firstline.casework.playbook.model import placeholders


@dataclass(frozen=True)
class IdentityWords:
    """`ask` holds {missing}; `and_also` joins two factors and holds {first} and {second}."""

    ask: str
    locked: str
    join: str
    factors: Mapping[str, str]

    def request(self, missing: tuple[str, ...]) -> str:
        names = [self.factors[factor] for factor in missing]
        joined = self.join.format(first=names[0], second=names[1]) if names[1:] else names[0]
        return self.ask.format(missing=joined)


def load(file: Path) -> IdentityWords:
    parts = node.read(file).mapping(
        allowed={"ask", "locked", "join", "factors"},
        required={"ask", "locked", "join", "factors"},
    )
    for key, wanted in (("ask", {"missing"}), ("join", {"first", "second"}), ("locked", set())):
        if placeholders(parts[key].text()) != wanted:
            raise parts[key].wrong(f"must hold exactly {sorted(wanted)} as placeholders")
    factors = parts["factors"].mapping(allowed=set(FACTORS), required=set(FACTORS))
    return IdentityWords(
        ask=parts["ask"].text(),
        locked=parts["locked"].text(),
        join=parts["join"].text(),
        factors={name: label.text() for name, label in factors.items()},
    )
