"""Reads the record truth of a transcript (`facts`)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal, InvalidOperation

from firstline.training.truth.causes import findings
from firstline.training.truth.checking import BadFacts, check
from firstline.training.truth.leaves import Leaf, amounts_of, code_of, leaves, points_of, tail_of
from firstline.training.truth.model import FAMILIES, STEP, Approval, Person, Point, Truth

_PERSON = re.compile(r"[A-Z][\w'-]+(?: [A-Z][\w'-]+)*")
_ROLE = re.compile(
    r"owner|engineer|manager|lead|supervisor|advisor|adviser|technician|agent|by$|person|contact|fitter"
)
_STRANGERS = re.compile(
    r"other_(?:customer|owner|person|tail|card|name)|wrong_(?:tail|card|owner|name)|stranger|third_party|someone_else"
)
_STRAY = re.compile(r"^(?:old|former|previous|expired|closed|lost)_")
_DERIVED = ("family", "finding", "fault", "currency", "cause")


def of_facts(facts: object, now: object = None) -> Truth:
    """The truth of a `facts` object; `now` is the transcript's own. Raises BadFacts."""
    if not isinstance(facts, Mapping):
        raise BadFacts("facts: give an object")
    check(facts)
    clock = moment_of(facts.get("now") or now, "now")
    truth = _object(facts, "truth")
    found = [leaf for leaf in leaves("truth", truth) if leaf.key not in _DERIVED]
    strange = [leaf for leaf in found if _STRANGERS.search(leaf.key)]
    found = [leaf for leaf in found if leaf not in strange]
    cause = str(truth.get("cause") or "")
    follow_up = _object(facts, "follow_up")
    customer = {str(key): str(value) for key, value in _object(facts, "customer").items() if value}
    finding = str(facts.get("finding") or "").upper()
    known = findings().get(finding)
    zone = clock.tzinfo if clock else None
    asked = _object(facts, "asked_about")
    steps = tuple(map(str, _list(facts, "do")))
    worded = [Leaf("cause", cause), *(Leaf(STEP, step) for step in steps)]
    return Truth(
        family=family_of(facts.get("family")) or (known.family if known else None),
        finding=finding or None,
        fault=str(facts["fault"]).lower() if facts.get("fault") else None,
        now=clock,
        customer=customer,
        verify_with=tuple(map(str, _list(facts, "verify_with"))),
        asked_about={leaf.key: str(leaf.value) for leaf in leaves("asked_about", asked)},
        cause=cause,
        amounts=_amounts([*found, *worded]),
        currency=str(truth.get("currency") or "") or None,
        points=_points([*found, *worded], zone, clock),
        tails=frozenset(tail for leaf in found if (tail := tail_of(leaf))),
        digits=_digits(found, customer, facts),
        strays=frozenset(
            tail for leaf in found if _STRAY.search(leaf.key) and (tail := tail_of(leaf))
        ),
        forbidden=tuple(str(leaf.value) for leaf in strange),
        counts={
            leaf.key: leaf.value for leaf in found if type(leaf.value) is int and leaf.value < 100
        },
        people=_people(found, follow_up),
        texts={leaf.key: str(leaf.value) for leaf in found if isinstance(leaf.value, str)},
        do=steps,
        latest=moment_of(follow_up.get("latest"), "follow_up.latest"),
        follow_up_owner=str(follow_up.get("owner") or ""),
        goodwill_limit=_decimal(facts.get("goodwill_limit")),
        mandatory_route=str(facts["mandatory_route"]) if facts.get("mandatory_route") else None,
        references=tuple(map(str, _list(facts, "references_created"))),
        approvals=tuple(_approval(one) for one in _list(facts, "approvals")),
    )


def family_of(given: object) -> str | None:
    """The family by its name or its number, 1 to 5."""
    text = str(given or "").strip().lower()
    if text.isdigit() and 1 <= int(text) <= len(FAMILIES):
        return FAMILIES[int(text) - 1]
    return text or None


def moment_of(given: object, name: str) -> datetime | None:
    """A moment in ISO 8601; raises BadFacts."""
    if given in (None, ""):
        return None
    try:
        return datetime.fromisoformat(str(given).replace("Z", "+00:00"))
    except ValueError:
        raise BadFacts(f"{name}: write the time as 2026-11-03T10:00:00+00:00") from None


def _object(facts: Mapping, name: str) -> Mapping:
    given = facts.get(name)
    if given is None:
        return {}
    if not isinstance(given, Mapping):
        raise BadFacts(f"facts.{name}: give an object")
    return given


def _list(facts: Mapping, name: str) -> list:
    given = facts.get(name)
    if given is None:
        return []
    return given if isinstance(given, list) else [given]


def _decimal(given: object) -> Decimal | None:
    try:
        return Decimal(re.sub(r"[^\d.]", "", str(given))) if given not in (None, "") else None
    except InvalidOperation:
        raise BadFacts("facts.goodwill_limit: write a sum as 25.00") from None


def _amounts(found: list[Leaf]) -> dict[str, tuple[Decimal, ...]]:
    amounts: dict[str, tuple[Decimal, ...]] = {}
    for leaf in found:
        if tail_of(leaf) is None and (values := amounts_of(leaf)):
            amounts[leaf.key] = (*amounts.get(leaf.key, ()), *values)
    return amounts


def _points(found: list[Leaf], zone: object, now: datetime | None) -> tuple[Point, ...]:
    return tuple(point for leaf in found for point in points_of(leaf, zone, now))


def _digits(found: list[Leaf], customer: Mapping[str, str], facts: Mapping) -> frozenset[str]:
    values = [code for leaf in found if (code := code_of(leaf)) and not amounts_of(leaf)]
    values += [value for value in customer.values() if re.search(r"\d", value)]
    values += [str(leaf.value) for leaf in leaves("", facts.get("asked_about")) if code_of(leaf)]
    values += map(str, _list(facts, "references_created"))
    return frozenset(re.sub(r"[^0-9a-z]", "", value.lower()) for value in values)


def _people(found: list[Leaf], follow_up: Mapping) -> tuple[Person, ...]:
    named = [leaf for leaf in found if isinstance(leaf.value, str) and _ROLE.search(leaf.key)]
    if follow_up.get("owner"):
        named.append(Leaf("owner", follow_up["owner"]))
    return tuple(
        Person(leaf.key, name[0]) for leaf in named if (name := _PERSON.search(str(leaf.value)))
    )


def _approval(one: object) -> Approval:
    if not isinstance(one, Mapping):
        return Approval(str(one), "", "")
    return Approval(*(str(one.get(name) or "") for name in ("what", "level", "by")))
