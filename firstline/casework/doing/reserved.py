"""Steps that every card or case has: escalate, follow up, goodwill, a note, a callback, a complaint."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from firstline.casework.card_facts import facts_of, records_of
from firstline.casework.doing.contact import contact_of
from firstline.casework.doing.finishing import finished
from firstline.casework.doing.goodwill import within_authority
from firstline.casework.doing.model import Doing
from firstline.casework.doing.setting import NoSuchStep, Setting
from firstline.casework.doing.timing import timed
from firstline.casework.finding import Finding
from firstline.casework.playbook.kinds import SLOT, kinds
from firstline.casework.playbook.model import RESERVED, Wording
from firstline.casework.playbook.node import read
from firstline.settings import PROJECT

LABELS = PROJECT / "data" / "doing" / "reserved.yml"
OF_A_CARD = RESERVED
OF_A_CASE = ("note", "callback", "complaint")
_KINDS = {"follow_up": "task"}


def of_card(finding: Finding, wording: Wording, step: str, setting: Setting) -> Doing:
    """Raises NoSuchStep when the card offers no such thing, or BadField."""
    facts = facts_of(finding, wording, setting.snapshot, setting.staff, setting.now)
    doing = replace(
        _bare(step, setting),
        family=finding.family,
        finding=finding.code,
        records=tuple(sorted(records_of(finding))),
    )
    if step == "escalate":
        doing = _escalation(doing, finding, wording, facts, setting)
    elif step == "follow_up":
        doing = _follow_up(doing, finding, wording, facts, setting)
    elif step == "goodwill":
        doing = replace(doing, what=_label(step))
    else:
        raise NoSuchStep(step)
    doing = finished(doing, kinds()[doing.kind], setting, finding)
    return within_authority(doing, finding, wording, setting) if step == "goodwill" else doing


def of_case(step: str, setting: Setting) -> Doing:
    """Raises NoSuchStep or BadField."""
    if step not in OF_A_CASE:
        raise NoSuchStep(step)
    doing = replace(_bare(step, setting), what=_label(step))
    return finished(doing, kinds()[doing.kind], setting)


def asks_for_a_time(step: str) -> bool:
    """Whether it books one of the free times."""
    return step in OF_A_CASE and SLOT in kinds()[step].asks.values()


def _bare(step: str, setting: Setting) -> Doing:
    customer, company = setting.snapshot.customer, setting.snapshot.company
    contact = contact_of(setting.snapshot)
    return Doing(
        step=step,
        kind=_KINDS.get(step, step),
        family="",
        finding="",
        what="",
        owner=setting.staff.agent,
        contact=contact.masked,
        contact_id=contact.contact_id,
        timezone=customer.timezone or company.timezone.key,
    )


def _escalation(doing: Doing, finding, wording: Wording, facts, setting: Setting) -> Doing:
    part = wording.escalate
    reason = setting.words.first(part.reason, facts) if part else None
    if not reason:
        raise NoSuchStep("escalate")
    doing = replace(
        doing,
        what=_label("escalate").format(team=part.to),
        team=part.to,
        level=part.level,
        owner=setting.staff.owner or part.to,
        given={"reason": reason},
    )
    return timed(doing, part.due, setting.now, setting.snapshot.company, finding.facts)


def _follow_up(doing: Doing, finding, wording: Wording, facts, setting: Setting) -> Doing:
    part = wording.follow_up
    what = setting.words.first(part.what, facts) if part else None
    if not what:
        raise NoSuchStep("follow_up")
    owner = setting.staff.owner or setting.staff.agent
    doing = replace(doing, what=_label("follow_up").format(what=what), owner=owner)
    doing = timed(doing, part.due, setting.now, setting.snapshot.company, finding.facts)
    if doing.due_at is None:
        raise NoSuchStep("follow_up")
    return doing


def _label(step: str) -> str:
    return _labels()[step]


@lru_cache(maxsize=1)
def _labels() -> Mapping[str, str]:
    return {step: node.text() for step, node in read(LABELS).mapping().items()}
