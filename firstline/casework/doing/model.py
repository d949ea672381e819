"""What will happen when a step is confirmed: shown to the agent, then done exactly so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from datetime import datetime
from decimal import Decimal
from typing import Any

from firstline.casework.facts import Money


@dataclass(frozen=True)
class Option:
    """One answer of a field that offers several."""

    id: str
    label: str


@dataclass(frozen=True)
class Field:
    """What the agent still has to give. `type`: see playbook/kinds.py; `given`: what stands in it."""

    name: str
    type: str
    given: str = ""
    options: tuple[Option, ...] = ()


@dataclass(frozen=True)
class Doing:
    """One step as it will be done.

    `records`: the rows it is about, such as "charges/ch_2". `what`: the step in the agent's words;
    `lines`: what will happen. `given`: the fields, checked and in one form (an amount "42.00", a day
    or time ISO 8601). `asks`: fields that are still empty: nothing can be done before they are given.
    `consent`: the role that has to agree, "" for nobody. `effect`: under what name it is once, the
    step's own or what every step shares that makes good; `again`: the decisions that did it before.
    """

    step: str
    kind: str
    family: str
    finding: str
    what: str
    records: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    topic: str = ""
    amount: Money | None = None
    team: str = ""
    level: int = 0
    owner: str = ""
    due_at: datetime | None = None
    contact: str = ""
    timezone: str = ""
    given: Mapping[str, str] = field(default_factory=dict)
    asks: tuple[Field, ...] = ()
    consent: str = ""
    is_once: bool = False
    effect: str = ""
    again: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        made = {**asdict(self), "given": dict(self.given)}
        made["amount"] = (
            {"amount": format(self.amount.amount, "f"), "currency": self.amount.currency}
            if self.amount
            else None
        )
        made["due_at"] = self.due_at.isoformat() if self.due_at else None
        made["records"], made["lines"] = list(self.records), list(self.lines)
        made["again"] = list(self.again)
        made["asks"] = [{**one, "options": list(one["options"])} for one in made["asks"]]
        return made

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Doing:
        read = {one.name: data[one.name] for one in fields(cls) if one.name in data}
        read["records"], read["lines"] = tuple(data["records"]), tuple(data["lines"])
        read["again"] = tuple(data.get("again", ()))
        if data["amount"]:
            read["amount"] = Money(Decimal(data["amount"]["amount"]), data["amount"]["currency"])
        if data["due_at"]:
            read["due_at"] = datetime.fromisoformat(data["due_at"])
        read["asks"] = tuple(
            Field(
                one["name"], one["type"], one["given"], tuple(Option(**o) for o in one["options"])
            )
            for one in data["asks"]
        )
        return cls(**read)
