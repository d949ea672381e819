"""The cases that an agent worked on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from channels import caseview
from firstline.desk import cases
from firstline.desk.cases import Case
from firstline.workplace import Workplace


@dataclass(frozen=True)
class Recent:
    """A case in the list of the agent's own; `finding` is a code or "", so is the `outcome`."""

    case_id: str
    customer: str
    finding: str
    identity: str
    at: datetime | str
    outcome: str = ""


def of_agent(place: Workplace, agent: str) -> tuple[Recent, ...]:
    """The agent's own cases, the one last worked on first."""
    with place.desk.connect() as desk:
        own = cases.recent(desk, agent)
    names = caseview.named(place, {case.customer_id for case in own if case.customer_id})
    return tuple(_recent(case, names.get(case.customer_id or "", "")) for case in own)


def _recent(case: Case, name: str) -> Recent:
    last = case.findings[0] if case.findings else {}
    finding, at = last.get("finding", ""), last.get("at", case.opened_at)
    return Recent(case.case_id, name, finding, case.identity.level.word, at, case.outcome)
