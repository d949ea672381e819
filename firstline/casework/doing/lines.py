"""What a step will do, in the words that the agent reads before confirming."""

from __future__ import annotations

from datetime import date, datetime

from firstline.casework.doing import timing
from firstline.casework.doing.model import Doing
from firstline.casework.doing.setting import Setting
from firstline.casework.facts import Day, Deadline, Fact, Plain
from firstline.casework.formats import Formats, formats
from firstline.casework.playbook.kinds import Kind


def lines(kind: Kind, doing: Doing, setting: Setting) -> tuple[str, ...]:
    facts = _facts(doing, setting)
    written = (setting.words.first(one, facts) for one in kind.will)
    return tuple(line for line in written if line)


def _facts(doing: Doing, setting: Setting) -> dict[str, Fact]:
    ours = formats(setting.snapshot.company, None, None)
    facts: dict[str, Fact] = {}
    if doing.amount:
        facts["amount"] = doing.amount
    if doing.team:
        facts["team"] = Plain(doing.team)
    if doing.owner not in ("", doing.team, setting.staff.agent):
        facts["owner"] = Plain(doing.owner)
    if doing.within:
        facts["within"] = Plain(timing.span(doing.within))
    elif doing.due_at:
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
    return facts


def _same_clock(one: Formats, other: Formats, at: datetime) -> bool:
    return at.astimezone(one.timezone).utcoffset() == at.astimezone(other.timezone).utcoffset()
