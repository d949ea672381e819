"""Every fact that the sentences of a card may use: the finding's own and those every card has."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from firstline.casework.facts import Account, Deadline, Fact, Moment, Plain
from firstline.casework.finding import Finding
from firstline.casework.offers import Giver
from firstline.casework.playbook.model import Wording
from firstline.records.decided import WAITING, Decided
from firstline.records.snapshot import Snapshot


@dataclass(frozen=True)
class Staff:
    """Who works on it: the agent's name, the colleague whom the family's team names, if any, and
    what the agent may give away."""

    agent: str
    owner: str = ""
    giver: Giver = Giver()


def facts_of(
    finding: Finding, wording: Wording, snapshot: Snapshot, staff: Staff, now: datetime
) -> dict[str, Fact]:
    company = snapshot.company
    facts: dict[str, Fact] = {
        **finding.facts,
        "agent": Plain(staff.agent),
        "company": Plain(company.name),
        "abuse_address": Plain(company.abuse_address),
    }
    if staff.owner:
        facts["owner"] = Plain(staff.owner)
    if snapshot.customer.name:
        facts["customer_name"] = Account(snapshot.customer.name)
    for name, part in (
        ("escalate_by", wording.escalate),
        ("follow_up_at", wording.follow_up),
    ):
        due = part.due.at(now, company, finding.facts) if part else None
        if due:
            # A day of the account's own stays the customer's secret as a deadline too.
            facts[name] = Moment(due) if part.due.fact else Deadline(due)
    return {**facts, **_done(finding, wording, snapshot)}


def decided(step: str, finding: Finding, snapshot: Snapshot) -> Decided | None:
    """The newest decision that took this step for what the finding is about."""
    records = records_of(finding)
    about = [one for one in snapshot.decided if one.is_about(step, records)]
    return max(about, key=lambda one: one.at, default=None)


def records_of(finding: Finding) -> frozenset[str]:
    """The rows that a step of the finding is about."""
    return frozenset(proof.record for proof in finding.evidence if proof.record)


def _done(finding: Finding, wording: Wording, snapshot: Snapshot) -> dict[str, Fact]:
    """What only waits for somebody's consent is not done."""
    taken = {step: decided(step.id, finding, snapshot) for step in wording.do if step.writes}
    return {
        step.done_fact: Plain(one.reference)
        for step, one in taken.items()
        if one and one.state != WAITING
    }
