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
    """What the agent still has to give. `type`: see playbook/kinds.py; `given`: what stands in it;
    `more`: what may be given to be offered other `options`. `currency`: that of a sum, ISO 4217;
    `example`: such a sum, day or time, as it may be given; `today`: as it is written where the
    customer lives."""

    name: str
    type: str
    given: str = ""
    options: tuple[Option, ...] = ()
    more: tuple[Option, ...] = ()
    currency: str = ""
    example: str = ""
    today: str = ""


@dataclass(frozen=True)
class Debit:
    """A debit of ours that goes back, whole or in part: `charge` is its id, `reason` taken_twice,
    taken_after_end or other."""

    charge: str
    amount: Money
    reason: str

    def as_json(self) -> dict[str, str]:
        return {"charge": self.charge, **_money(self.amount), "reason": self.reason}

    @classmethod
    def from_json(cls, data: Mapping[str, str]) -> Debit:
        return cls(data["charge"], _read_money(data), data["reason"])


@dataclass(frozen=True)
class Doing:
    """One step as it will be done.

    `records`: the rows it is about, such as "charges/ch_2". `what`: the step in the agent's words;
    `lines`: what will happen. `given`: the fields, checked and in one form (an amount "42.00", a day
    or time ISO 8601). `asks`: fields that are still empty: nothing can be done before they are given.
    `consent`: the role that has to agree, "" for nobody. `effect`: under what name it is once, the
    step's own or what every step shares that makes good; `again`: the decisions that did it before.
    `within`: the minutes from confirming that `due_at` is counted by, 0 when it is a time of its own.
    `contact` is masked, `contact_id` says where it stands in the records (contact.py). `follows`: the
    decision that the step comes after. `returns`: the debits that make up a sum that goes back.
    `limit`: what may be given in all for the same thing without anybody's consent, with what was before.
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
    within: int = 0
    contact: str = ""
    contact_id: str = ""
    timezone: str = ""
    given: Mapping[str, str] = field(default_factory=dict)
    asks: tuple[Field, ...] = ()
    consent: str = ""
    is_once: bool = False
    effect: str = ""
    again: tuple[str, ...] = ()
    follows: str = ""
    returns: tuple[Debit, ...] = ()
    limit: Money | None = None

    def as_json(self) -> dict[str, Any]:
        made = {**asdict(self), "given": dict(self.given)}
        made["amount"] = _money(self.amount) if self.amount else None
        made["limit"] = _money(self.limit) if self.limit else None
        made["due_at"] = self.due_at.isoformat() if self.due_at else None
        made["records"], made["lines"] = list(self.records), list(self.lines)
        made["again"] = list(self.again)
        made["returns"] = [one.as_json() for one in self.returns]
        made["asks"] = [
            {**one, "options": list(one["options"]), "more": list(one["more"])}
            for one in made["asks"]
        ]
        return made

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Doing:
        read = {one.name: data[one.name] for one in fields(cls) if one.name in data}
        read["records"], read["lines"] = tuple(data["records"]), tuple(data["lines"])
        read["again"] = tuple(data.get("again", ()))
        read["returns"] = tuple(Debit.from_json(one) for one in data.get("returns", ()))
        if data["amount"]:
            read["amount"] = _read_money(data["amount"])
        if data.get("limit"):
            read["limit"] = _read_money(data["limit"])
        if data["due_at"]:
            read["due_at"] = datetime.fromisoformat(data["due_at"])
        read["asks"] = tuple(
            Field(**{**one, **{name: _options(one, name) for name in _OFFERED}})
            for one in data["asks"]
        )
        return cls(**read)


_OFFERED = ("options", "more")


def _options(asked: Mapping[str, Any], name: str) -> tuple[Option, ...]:
    return tuple(Option(**one) for one in asked.get(name, ()))


def _money(sum_: Money) -> dict[str, str]:
    return {"amount": format(sum_.amount, "f"), "currency": sum_.currency}


def _read_money(data: Mapping[str, str]) -> Money:
    return Money(Decimal(data["amount"]), data["currency"])
