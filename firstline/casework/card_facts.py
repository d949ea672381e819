"""Every fact that the sentences of a card may use: the finding's own and those every card has."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from firstline.casework.facts import Account, Deadline, Fact, Moment, Plain
from firstline.casework.finding import Finding
from firstline.casework.offers import Giver
from firstline.casework.playbook.model import (
    ESCALATE,
    FOLLOW_UP,
    RESERVED,
    Escalation,
    FollowUp,
    Wording,
    done_fact,
)
from firstline.records.decided import WAITING, Decided
from firstline.records.snapshot import Snapshot


@dataclass(frozen=True)
class Staff:
    """Who works on it: the agent's name, the colleague whom the family's team names, if any, what
    the agent may give away, and the telephone numbers of both, as far as they are known."""

    agent: str
    owner: str = ""
    giver: Giver = Giver()
    direct_line: str = ""
    owner_line: str = ""


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
    named = {
        "owner": staff.owner,
        "direct_line": staff.direct_line,
        "owner_line": staff.owner_line,
    }
    facts |= {name: Plain(known) for name, known in named.items() if known}
    if snapshot.customer.name:
        facts["customer_name"] = Account(snapshot.customer.name)
    for name, step in (("escalate_by", ESCALATE), ("follow_up_at", FOLLOW_UP)):
        due = due_at(step, finding, wording, snapshot, now)
        if due:
            # A day of the account's own stays the customer's secret as a deadline too.
            is_hers = _part(step, wording).due.fact
            facts[name] = Moment(due) if is_hers else Deadline(due)
    return {**facts, **done_facts(finding, wording, snapshot)}


def due_at(
    step: str, finding: Finding, wording: Wording, snapshot: Snapshot, now: datetime
) -> datetime | None:
    """By when the card's escalation or follow-up is due (UTC): once it was taken on it stays due
    when it was due then, as long as that is still to come."""
    part = _part(step, wording)
    if part is None:
        return None
    taken = _carried_out(step, finding, wording, snapshot)
    stands = part.due.at(taken.at, snapshot.company, finding.facts) if taken else None
    return stands if stands and stands > now else part.due.at(now, snapshot.company, finding.facts)


def decided(step: str, finding: Finding, snapshot: Snapshot) -> Decided | None:
    """The newest decision that took this step for what the finding is about."""
    return max(_about((step,), finding, snapshot), key=lambda one: one.at, default=None)


def taken(step: str, finding: Finding, wording: Wording, snapshot: Snapshot) -> Decided | None:
    """As `decided`; who handed the case over by a step of the playbook has escalated it."""
    found = _about(_same_as(step, wording), finding, snapshot)
    return max(found, key=lambda one: one.at, default=None)


def steps_taken(finding: Finding, wording: Wording, snapshot: Snapshot) -> tuple[Decided, ...]:
    """The newest decision of each step that was taken for the finding, in the order of the card."""
    steps = (*(step.id for step in wording.do if step.writes), *RESERVED)
    found = (decided(step, finding, snapshot) for step in steps)
    return tuple(one for one in found if one)


def done_facts(finding: Finding, wording: Wording, snapshot: Snapshot) -> dict[str, Fact]:
    """The number of each step that was taken; what only waits for somebody's consent is not done."""
    steps = (*RESERVED, *(step.id for step in wording.do if step.writes))
    found = {step: _carried_out(step, finding, wording, snapshot) for step in steps}
    return {done_fact(step): Plain(one.reference) for step, one in found.items() if one}


def records_of(finding: Finding) -> frozenset[str]:
    """The rows that a step of the finding is about."""
    return frozenset(proof.record for proof in finding.evidence if proof.record)


def _part(step: str, wording: Wording) -> Escalation | FollowUp | None:
    return wording.escalate if step == ESCALATE else wording.follow_up


def _carried_out(
    step: str, finding: Finding, wording: Wording, snapshot: Snapshot
) -> Decided | None:
    """The newest that waits for nobody."""
    found = _about(_same_as(step, wording), finding, snapshot)
    carried_out = (one for one in found if one.state != WAITING)
    return max(carried_out, key=lambda one: one.at, default=None)


def _same_as(step: str, wording: Wording) -> tuple[str, ...]:
    handing_over = (one.id for one in wording.do if one.hands_over)
    return (step, *handing_over) if step == ESCALATE else (step,)


def _about(steps: tuple[str, ...], finding: Finding, snapshot: Snapshot) -> list[Decided]:
    records = records_of(finding)
    return [
        one
        for one in snapshot.decided
        if any(one.is_about(step, records, finding.code) for step in steps)
    ]
