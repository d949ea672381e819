"""From a step of a finding to what exactly will happen; nothing is written here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal

from firstline.casework.card_facts import Staff, facts_of, records_of
from firstline.casework.doing import authority, before, fields
from firstline.casework.doing.contact import contact_of, number_of
from firstline.casework.doing.model import Doing, Field, Option
from firstline.casework.facts import Day, Deadline, Fact, Money, Plain
from firstline.casework.finding import Finding
from firstline.casework.formats import Formats, formats
from firstline.casework.playbook.kinds import Kind, kinds
from firstline.casework.playbook.model import Step, StepChoice, Wording
from firstline.casework.words import Words
from firstline.company.authority import ROLES
from firstline.records.snapshot import Snapshot

CHOICE, CALLBACK = "choice", "callback"
AGAIN = "lead"  # whose consent it needs to do a second time what is done once


class NoSuchStep(LookupError):
    """The finding has no such step, or what it is about is not known any more."""


@dataclass(frozen=True)
class Setting:
    """What a step is worked out from. `given`: the fields as they were typed; `currency`: that of a
    sum which no fact holds; `slots`: the free times of a callback, ISO 8601; `case_id`: the case it is in."""

    snapshot: Snapshot
    words: Words
    staff: Staff
    now: datetime
    given: Mapping[str, str] = field(default_factory=dict)
    slots: tuple[Option, ...] = ()
    case_id: str = ""


def step_of(finding: Finding, wording: Wording, step_id: str, setting: Setting) -> Doing:
    """What taking the step does. Raises NoSuchStep, or fields.BadField."""
    step = next((one for one in wording.do if one.id == step_id and one.writes), None)
    facts = facts_of(finding, wording, setting.snapshot, setting.staff, setting.now)
    label = setting.words.first(step.label, facts) if step else None
    if step is None or not label:
        raise NoSuchStep(step_id)
    doing = _plan(step, finding, wording, facts, label, setting)
    if step.does == CHOICE:
        doing = _chosen(doing, step, facts, setting)
    return finished(doing, kinds()[doing.kind], facts, setting, finding)


def finished(
    doing: Doing,
    kind: Kind,
    facts: Mapping[str, Fact],
    setting: Setting,
    finding: Finding | None = None,
) -> Doing:
    """With its fields checked, what it will do in words, and whose consent it needs."""
    currency = authority.currency_of(doing.kind, finding, setting.snapshot)
    asks, given = _fields(kind, doing, setting, currency)
    doing = replace(doing, asks=(*doing.asks, *asks), given={**doing.given, **given})
    doing = replace(doing, topic=kind.topic, is_once=kind.once)
    if doing.kind == CALLBACK:
        doing = replace(doing, contact=number_of(setting.snapshot))
    typed = ""
    if "amount" in given:
        doing = replace(doing, amount=Money(Decimal(given["amount"]), currency))
        typed = _typed_consent(doing, setting, finding)
    doing = replace(doing, effect=before.effect_of(kind, doing))
    done = before.done_before(doing, setting.snapshot, setting.case_id)
    doing = replace(doing, again=tuple(one.reference for one in done))
    wanted = doing.consent or kind.consent or (AGAIN if done else "")
    consent = "" if reaches(setting.staff.giver.role, wanted) else wanted
    consent = authority.stricter(consent, typed)
    lines = (*before.told(done, setting.snapshot), *_lines(kind, doing, setting))
    return replace(doing, lines=lines, consent=consent)


def _typed_consent(doing: Doing, setting: Setting, finding: Finding | None) -> str:
    """Goodwill has limits of its own (reserved.py)."""
    if doing.kind == authority.GOODWILL:
        return ""
    role, words = setting.staff.giver.role, setting.words.formats
    return authority.consent_to(doing.kind, doing.amount, finding, setting.snapshot, role, words)


def reaches(role: str, wanted: str) -> bool:
    """Whether somebody of `role` needs nobody else's consent."""
    return not wanted or ROLES.index(role) >= ROLES.index(wanted)


def _plan(
    step: Step,
    finding: Finding,
    wording: Wording,
    facts: Mapping[str, Fact],
    label: str,
    setting: Setting,
) -> Doing:
    escalate = wording.escalate
    due = step.due or (escalate.due if escalate else None)
    customer = setting.snapshot.customer
    return Doing(
        step=step.id,
        kind=step.does,
        family=finding.family,
        finding=finding.code,
        what=label,
        records=tuple(sorted(records_of(finding))),
        amount=_sum(step.sum, facts),
        team=step.team or (escalate.to if escalate else ""),
        level=step.level or (escalate.level if escalate else 1),
        owner=setting.staff.owner or setting.staff.agent,
        due_at=due.at(setting.now, setting.snapshot.company, finding.facts) if due else None,
        contact=contact_of(setting.snapshot),
        timezone=customer.timezone or setting.snapshot.company.timezone.key,
    )


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


def _fields(
    kind: Kind, doing: Doing, setting: Setting, currency: str
) -> tuple[tuple[Field, ...], dict[str, str]]:
    """What is still to be asked, and what was given."""
    asks, given = [], {}
    for name, type_ in kind.asks.items():
        if type_ == CHOICE or (name == "amount" and doing.amount is not None):
            continue
        typed = setting.given.get(name, "")
        options = setting.slots if type_ == "slot" else ()
        if not typed.strip():
            asks.append(Field(name, type_, "", options))
            continue
        company, now = setting.snapshot.company, setting.now
        given[name] = fields.checked(name, type_, typed, company, now, options, currency)
    return tuple(asks), given


def _lines(kind: Kind, doing: Doing, setting: Setting) -> tuple[str, ...]:
    facts: dict[str, Fact] = {}
    ours = formats(setting.snapshot.company, None, None)
    if doing.amount:
        facts["amount"] = doing.amount
    if doing.team:
        facts["team"] = Plain(doing.team)
    if doing.owner not in ("", doing.team, setting.staff.agent):
        facts["owner"] = Plain(doing.owner)
    if doing.due_at:
        facts["due"] = Plain(ours.text(Deadline(doing.due_at)))
    if doing.contact:
        facts["contact"] = Plain(doing.contact)
    if "when" in doing.given:
        when = Deadline(datetime.fromisoformat(doing.given["when"]))
        facts["when"], there = Plain(ours.text(when)), setting.words.formats
        if not _same_clock(ours, there, when.at):
            facts["when_there"] = Plain(there.text(when))
    if "received" in doing.given:
        facts["received"] = Day(date.fromisoformat(doing.given["received"]))
    written = (setting.words.first(one, facts) for one in kind.will)
    return tuple(line for line in written if line)


def _same_clock(one: Formats, other: Formats, at: datetime) -> bool:
    return at.astimezone(one.timezone).utcoffset() == at.astimezone(other.timezone).utcoffset()
