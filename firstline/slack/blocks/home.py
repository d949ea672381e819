"""App Home: the agent's cases, promises due, and what waits for consent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from firstline.desk import called
from firstline.desk.closing import words as closing
from firstline.slack.blocks import limits, parts
from firstline.slack.blocks.consent import asked
from firstline.slack.blocks.message import Message
from firstline.slack.blocks.parts import Block
from firstline.slack.blocks.text import BULLET, Line, When, bold, line
from firstline.slack.blocks.words import said

Rows = Sequence[Mapping[str, Any]]

_MOST = 10
_LINE, _LIST = 300, 4000


def home(*, agent: str, role: str, cases: Rows, promises: Rows, approvals: Rows) -> dict[str, Any]:
    """`role` decides nothing here: whoever may not consent has no approvals but their own."""
    made = Message(limits.VIEW_BLOCKS)
    made.add([parts.header(said("home", agent=agent)), parts.context(line(said("home_hint")))])
    if approvals or role != "agent":
        made.add(_title("my_approvals"))
        made.add([block for one in approvals[:_MOST] for block in asked(made, one)])
        made.add(_rest(approvals, "no_approvals"))
    made.add(_title("my_promises"))
    made.add(parts.sections([_promise(one) for one in promises[:_MOST]], _LIST))
    made.add(_rest(promises, "no_promises"))
    made.add(_title("my_cases"))
    made.add([_open(made, one) for one in cases[:_MOST]])
    made.add(_rest(cases, "no_cases"))
    return {"type": "home", "blocks": made.blocks()}


def _title(name: str) -> list[Block]:
    return [parts.divider(), *parts.sections([Line((bold(said(name)),))])]


def _rest(rows: Rows, none: str) -> list[Block]:
    """That there is nothing, or more than is shown."""
    if not rows:
        return [parts.context(line(said(none)))]
    more = len(rows) - _MOST
    return [parts.context(line(said("and_more", count=more)))] if more > 0 else []


def _promise(one: Mapping[str, Any]) -> Line:
    what = limits.cut(one["what"], _LINE)
    return line(f"{what}  ", When(one["due_at"]), f"  {one['case'] or ''}", mark=BULLET)


def _open(made: Message, one: Mapping[str, Any]) -> Block:
    """With a button that goes on with it; a closed case is only listed."""
    value = {"case": one["case"]}
    button = None if one["outcome"] else made.button("go_on", said("go_on"), value)
    return parts.section(_case(one), button, _LINE * 4)


def _case(one: Mapping[str, Any]) -> Line:
    who = bold(limits.cut(one["customer"], _LINE) or said("no_customer"))
    told = [called.finding(one["finding"])] if one["finding"] else []
    if one["outcome"]:
        told.append(closing.outcomes().get(one["outcome"], one["outcome"]))
    told = [limits.cut(one, _LINE) for one in (*told, called.identity(one["identity"]))]
    return line(who, f"  {' · '.join(told)}  {one['case']}  ", When(one["at"]), mark=BULLET)
