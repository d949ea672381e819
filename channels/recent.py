"""The cases that an agent worked on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from channels import caseview
from firstline import clock
from firstline.casework.findings import none
from firstline.desk import cases
from firstline.desk.cases import Case
from firstline.desk.greeting import standing_before
from firstline.workplace import Workplace

NOTHING = none.CODES[0]


@dataclass(frozen=True)
class Recent:
    """A case in the list of the agent's own; `finding` is a code or "", so is the `outcome`. `broken`:
    the codes that stood before hello, of an open case in which nothing was found."""

    case_id: str
    customer: str
    finding: str
    identity: str
    at: datetime | str
    outcome: str = ""
    broken: tuple[str, ...] = ()


def of_agent(place: Workplace, agent: str) -> tuple[Recent, ...]:
    """The agent's own cases, the one last worked on first."""
    with place.desk.connect() as desk:
        own = cases.recent(desk, agent)
    names = caseview.named(place, {case.customer_id for case in own if case.customer_id})
    found = {one: _broken(place, one) for one in {_unexplained(case) for case in own} - {""}}
    return tuple(
        _recent(case, names.get(case.customer_id or "", ""), found.get(_unexplained(case), ()))
        for case in own
    )


def _unexplained(case: Case) -> str:
    """The customer of an open case in which nothing was found, or nothing yet; "" for others."""
    is_open = not case.is_closed and case.customer_id
    return case.customer_id if is_open and _last(case).get("finding", NOTHING) == NOTHING else ""


def _broken(place: Workplace, customer_id: str) -> tuple[str, ...]:
    hello = standing_before(place, customer_id, clock.now())
    return tuple(one.code for one in hello.broken) if hello else ()


def _last(case: Case) -> Mapping[str, Any]:
    return case.findings[0] if case.findings else {}


def _recent(case: Case, name: str, broken: tuple[str, ...]) -> Recent:
    last = _last(case)
    finding, at = last.get("finding", ""), last.get("at", case.opened_at)
    return Recent(case.case_id, name, finding, case.identity.level.word, at, case.outcome, broken)
