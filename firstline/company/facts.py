"""Reads one fact of company.yml; what is wrong with it is told with its file, line and key."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal, InvalidOperation
from typing import Any
from zoneinfo import ZoneInfoNotFoundError

from babel.numbers import list_currencies

from firstline.yaml_file import BadFile, Node, one_of

FORM = "the comments in company.yml tell its form"


class BadCompany(BadFile):
    """company.yml cannot be used; the message names the file, the line and the key."""


class Wanted(ValueError):
    """A fact has not the form it needs; the message tells which one."""


@dataclass(frozen=True)
class Section:
    """The facts of company.yml, or those under one key; `place` is where they stand. `below`: the
    shipped ones, which hold where `facts` has none."""

    place: Node
    facts: Mapping[str, Node]
    below: Section | None = None

    def fact(self, key: str, read: Callable[[Any], Any]) -> Any:
        """Raises BadCompany when it is missing or `read` refuses it."""
        node = self._node(key)
        if node is None or node.value is None:
            raise self.wrong(f"{key!r} is missing; {FORM}", key)
        try:
            return read(node.value)
        except Wanted as wanted:
            problem = str(wanted)
        except (TypeError, ValueError, AttributeError, ZoneInfoNotFoundError):
            problem = FORM
        raise node.wrong(f"{key!r} cannot be {node.value!r}; {problem}")

    def has(self, key: str) -> bool:
        node = self._node(key)
        return node is not None and node.value is not None

    def section(self, key: str, names: Collection[str]) -> Section:
        """The facts under `key`, which are called `names`; those below stay where none is laid over."""
        beneath = self.below.section(key, names) if self.below and self.below.has(key) else None
        if key not in self.facts or self.facts[key].value is None:
            if beneath is None:
                raise self.wrong(f"{key!r} is missing; {FORM}", key)
            return beneath
        node = self.facts[key]
        if not node.is_mapping:
            raise node.wrong(f"{key!r} cannot be {node.value!r}; {FORM}")
        return Section(
            node, {**(beneath.facts if beneath else {}), **known(node, names, f" under {key!r}")}
        )

    def wrong(self, problem: str, *keys: str) -> BadCompany:
        """`problem` at the first of `keys` that stands in this very file."""
        nodes = [node for key in keys if (node := self._node(key))]
        own = [node for node in nodes if node.file == self.place.file]
        return (own or [self.place])[0].wrong(problem)

    def _node(self, key: str) -> Node | None:
        if key not in self.facts and self.below:
            return self.below._node(key)
        return self.facts.get(key)


def known(node: Node, names: Collection[str], where: str = "") -> dict[str, Node]:
    facts = node.mapping()
    for key, place in facts.items():
        if key not in names:
            raise place.wrong(f"unknown key {key!r}{where}; {one_of(key, names)}")
    return facts


def text(written: Any) -> str:
    if not isinstance(written, str) or not written.strip():
        raise Wanted("write a text")
    return written.strip()


def count(written: Any) -> int:
    if isinstance(written, bool) or not isinstance(written, int) or not 0 <= written < 1000:
        raise Wanted("write a whole number from 0 to 999")
    return written


def money(written: Any) -> Decimal:
    try:
        amount = Decimal(str(written))
    except InvalidOperation:
        amount = Decimal("NaN")
    if not amount.is_finite() or amount <= 0:
        raise Wanted('write an amount above 0, such as "25.00"')
    return amount


def per_cent(written: Any) -> Decimal:
    share = money(written)
    if share > 100:
        raise Wanted("write at most 100 per cent")
    return share


def currency(written: Any) -> str:
    code = str(written).upper()
    if code not in list_currencies():
        raise Wanted("write a currency's code of ISO 4217, such as USD")
    return code


def clock_time(written: Any) -> time:
    try:
        return time.fromisoformat(written)
    except (TypeError, ValueError):
        raise Wanted('write a time of day such as "09:00"') from None


def days(written: list) -> frozenset[date]:
    try:
        return frozenset(date.fromisoformat(str(day)) for day in written)
    except ValueError:
        raise Wanted("write days such as 2026-12-24") from None


def domains(written: list) -> frozenset[str]:
    return frozenset(str(domain).lower() for domain in written)
