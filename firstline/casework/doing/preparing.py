"""From a step of a finding to what exactly will happen; nothing is written here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from firstline.casework.card_facts import Staff, decided, facts_of, records_of
from firstline.casework.doing import fields, timing
from firstline.casework.doing.contact import contact_of
from firstline.casework.doing.finishing import finished
from firstline.casework.doing.model import Doing, Field, Option
from firstline.casework.doing.setting import NoSuchStep, NotYet, OppositeDone, Setting
from firstline.casework.facts import Fact, Money, Plain
from firstline.casework.finding import Finding
from firstline.casework.playbook.kinds import CHOICE, SLOT, kinds
from firstline.casework.playbook.model import Step, StepChoice, Wording, done_fact


def step_of(finding: Finding, wording: Wording, step_id: str, setting: Setting) -> Doing:
    """What taking the step does. Raises NoSuchStep, NotYet, OppositeDone, or
    fields.BadField."""
    step = _step(wording, step_id)
    facts = facts_of(finding, wording, setting.snapshot, setting.staff, setting.now)
    label = setting.words.first(step.label, facts) if step else None
    if step is None or not label:
        raise NoSuchStep(step_id)
    if step.instead_of and decided(step.instead_of, finding, setting.snapshot):
        raise OppositeDone(step.instead_of)
    follows = _first_done(step, wording, facts, setting)
    doing = _plan(step, finding, wording, facts, label, setting)
    if step.does == CHOICE:
        doing = _chosen(doing, step, facts, setting)
    return finished(replace(doing, follows=follows), kinds()[doing.kind], setting, finding)


def asks_for_a_time(wording: Wording, step_id: str) -> bool:
    """Whether the step books one of the free times, or an answer that it offers does."""
    step = _step(wording, step_id)
    does = (step.does, *(one.does for one in step.choices)) if step else ()
    return any(SLOT in kinds()[one].asks.values() for one in does)


def _step(wording: Wording, step_id: str) -> Step | None:
    return next((one for one in wording.do if one.id == step_id and one.writes), None)


def _first_done(step: Step, wording: Wording, facts: Mapping[str, Fact], setting: Setting) -> str:
    """The decision that the step comes after, "" when it comes after none."""
    if not step.after:
        return ""
    done = facts.get(done_fact(step.after))
    if isinstance(done, Plain):
        return done.text
    first = _step(wording, step.after)
    raise NotYet(setting.words.first(first.label, facts) or step.after)


def _plan(
    step: Step,
    finding: Finding,
    wording: Wording,
    facts: Mapping[str, Fact],
    label: str,
    setting: Setting,
) -> Doing:
    escalate, snapshot = wording.escalate, setting.snapshot
    contact = contact_of(snapshot)
    doing = Doing(
        step=step.id,
        kind=step.does,
        family=finding.family,
        finding=finding.code,
        what=label,
        records=tuple(sorted(records_of(finding))),
        amount=_sum(step.sum, facts),
        team=step.team or (escalate.to if escalate else ""),
        level=step.level or (escalate.level if escalate else 1),
        owner=_owner(setting.staff),
        contact=contact.masked,
        contact_id=contact.contact_id,
        timezone=snapshot.customer.timezone or snapshot.company.timezone.key,
    )
    due = step.due or (escalate.due if escalate else None)
    return timing.timed(doing, due, setting.now, snapshot.company, finding.facts)


def _owner(staff: Staff) -> str:
    return staff.owner or staff.agent


def _sum(names: tuple[str, ...], facts: Mapping[str, Fact]) -> Money | None:
    return next((facts[name] for name in names if name in facts), None)


def _chosen(doing: Doing, step: Step, facts: Mapping[str, Fact], setting: Setting) -> Doing:
    """The step as the choice that was made has it; without one, the choice is what it asks."""
    options = tuple(Option(one.id, one.label) for one in step.choices)
    typed = setting.given.get(CHOICE, "")
    if not typed:
        return replace(doing, asks=(Field(CHOICE, CHOICE, "", options),))
    made = fields.checked(CHOICE, CHOICE, typed, setting.snapshot.company, setting.now, options)
    choice: StepChoice = next(one for one in step.choices if one.id == made)
    return replace(
        doing,
        kind=choice.does,
        what=f"{doing.what}: {choice.label}",
        amount=_sum(choice.sum, facts),
        given={CHOICE: made},
    )
