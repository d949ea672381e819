"""What else a finding's wording has: steps, escalation, follow-up, offer and how much harm it is."""

from __future__ import annotations

import re

from firstline.casework.due import BadDue, Due, parse
from firstline.casework.harm import Harm
from firstline.casework.playbook.model import BANDS, Escalation, FollowUp, Offer, Step
from firstline.casework.playbook.node import Node
from firstline.casework.playbook.sentences import Kinds, alternatives
from firstline.company import ACTIONS

MOST_STEPS = 4
_ID = re.compile(r"[a-z][a-z0-9_]{1,39}")


def steps(node: Node, kinds: Kinds) -> tuple[Step, ...]:
    steps = tuple(_step(item, kinds) for item in node.items())
    if len(steps) > MOST_STEPS:
        raise node.wrong(f"at most {MOST_STEPS} steps, found {len(steps)}")
    return steps


def _step(node: Node, kinds: Kinds) -> Step:
    required = {"id", "label", "writes"}
    parts = node.mapping(allowed={*required, "needs"}, required=required)
    identifier = parts["id"].text()
    if not _ID.fullmatch(identifier):
        raise parts["id"].wrong(f"{identifier!r} is no id: lower case, digits and _ only")
    needs = parts["needs"].text() if "needs" in parts else ""
    if needs and needs not in ACTIONS:
        raise parts["needs"].wrong(f"{needs!r} is no action; write {', '.join(ACTIONS)}")
    label, writes = alternatives(parts["label"], kinds), parts["writes"].yes_or_no()
    return Step(identifier, label, writes, needs)


def escalation(node: Node, kinds: Kinds) -> Escalation:
    keys = {"to", "level", "reason", "due"}
    parts = node.mapping(allowed=keys, required=keys)
    return Escalation(
        to=parts["to"].text(),
        level=parts["level"].whole(1, 4),
        reason=alternatives(parts["reason"], kinds),
        due=_due(parts["due"], kinds),
    )


def follow_up(node: Node, kinds: Kinds) -> FollowUp:
    parts = node.mapping(allowed={"what", "due"}, required={"what", "due"})
    return FollowUp(alternatives(parts["what"], kinds), _due(parts["due"], kinds))


def _due(node: Node, kinds: Kinds) -> Due:
    try:
        due = parse(node.text())
    except BadDue as wrong:
        raise node.wrong(str(wrong)) from None
    if due.fact and due.fact not in kinds:
        raise node.wrong(f"unknown fact {due.fact!r}; known: {', '.join(sorted(kinds))}")
    return due


def offer(node: Node, kinds: Kinds) -> Offer:
    parts = node.mapping(allowed={"statutory", "goodwill", "repeats"})
    due = parts["statutory"].items() if "statutory" in parts else ()
    band = parts["goodwill"].text() if "goodwill" in parts else BANDS[0]
    if band not in BANDS:
        raise parts["goodwill"].wrong(f"{band!r} is no band; write {', '.join(BANDS)}")
    repeats = parts["repeats"].yes_or_no() if "repeats" in parts else False
    return Offer(tuple(alternatives(item, kinds) for item in due), band, repeats)


def harm(node: Node) -> Harm:
    word = node.text()
    if word.upper() not in Harm.__members__:
        raise node.wrong(f"{word!r} is no harm; write {', '.join(one.word for one in Harm)}")
    return Harm[word.upper()]
