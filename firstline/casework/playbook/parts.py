"""What else a finding's wording has: steps, escalation, follow-up, offer and how much harm it is."""

from __future__ import annotations

import re
from collections.abc import Mapping

from firstline.casework.due import BadDue, Due, parse
from firstline.casework.facts import Money
from firstline.casework.harm import Harm
from firstline.casework.playbook.kinds import CHOICE
from firstline.casework.playbook.kinds import kinds as step_kinds
from firstline.casework.playbook.model import (
    BANDS,
    RESERVED,
    Escalation,
    FollowUp,
    Offer,
    Step,
    StepChoice,
)
from firstline.casework.playbook.node import Node
from firstline.casework.playbook.sentences import Kinds, alternatives
from firstline.company import ACTIONS

MOST_STEPS = 4
_STEP = {"id", "label", "does", "needs", "sum", "team", "level", "due", "choices"}
# Fields that name another step of the same finding.
_OTHERS = ("after", "instead_of")
_ID = re.compile(r"[a-z][a-z0-9_]{1,39}")


def steps(node: Node, kinds: Kinds) -> tuple[Step, ...]:
    steps = tuple(_step(item, kinds) for item in node.items())
    if len(steps) > MOST_STEPS:
        raise node.wrong(f"at most {MOST_STEPS} steps, found {len(steps)}")
    ids = {one.id for one in steps if one.writes}
    for step, item in zip(steps, node.items(), strict=True):
        for other in filter(None, (step.after, step.instead_of)):
            if other not in ids - {step.id}:
                raise item.wrong(f"{other!r} is no other step of the finding that does something")
    return steps


def _step(node: Node, kinds: Kinds) -> Step:
    parts = node.mapping(allowed=_STEP | {*_OTHERS}, required={"id", "label"})
    needs = parts["needs"].text() if "needs" in parts else ""
    if needs and needs not in ACTIONS:
        raise parts["needs"].wrong(f"{needs!r} is no action; write {', '.join(ACTIONS)}")
    does = _kind(parts["does"]) if "does" in parts else ""
    if (does == CHOICE) != ("choices" in parts):
        raise node.wrong(f"choices go with does: {CHOICE}")
    return Step(
        id=_id(parts["id"]),
        label=alternatives(parts["label"], kinds),
        does=does,
        needs=needs,
        sum=_sum(parts, kinds),
        team=parts["team"].text() if "team" in parts else "",
        level=parts["level"].whole(1, 4) if "level" in parts else 0,
        due=_due(parts["due"], kinds) if "due" in parts else None,
        choices=_choices(parts["choices"], kinds) if "choices" in parts else (),
        **{name: parts[name].text() for name in _OTHERS if name in parts},
    )


def _choices(node: Node, kinds: Kinds) -> tuple[StepChoice, ...]:
    return tuple(_choice(name, place, kinds) for name, place in node.mapping().items())


def _choice(name: str, node: Node, kinds: Kinds) -> StepChoice:
    parts = node.mapping(allowed={"label", "does", "sum"}, required={"label", "does"})
    does = _kind(parts["does"])
    if does == CHOICE:
        raise parts["does"].wrong("a choice offers no further choice")
    return StepChoice(name, parts["label"].text(), does, _sum(parts, kinds))


def _sum(parts: Mapping[str, Node], kinds: Kinds) -> tuple[str, ...]:
    """One fact's name, or several."""
    if "sum" not in parts:
        return ()
    node = parts["sum"]
    named = node.items() if isinstance(node.value, list) else [node]
    names = {item.text(): item for item in named}
    for name, item in names.items():
        if kinds.get(name) is not Money:
            known = ", ".join(sorted(name for name in kinds if kinds[name] is Money))
            raise item.wrong(f"{name!r} is no sum of money; known: {known}")
    return tuple(names)


def _kind(node: Node) -> str:
    name = node.text()
    if name not in step_kinds():
        raise node.wrong(f"{name!r} is no kind of step; known: {', '.join(step_kinds())}")
    return name


def _id(node: Node) -> str:
    identifier = node.text()
    if not _ID.fullmatch(identifier):
        raise node.wrong(f"{identifier!r} is no id: lower case, digits and _ only")
    if identifier in RESERVED:
        raise node.wrong(f"{identifier!r} is a step that every card has; take another id")
    return identifier


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


def harm(node: Node, kinds: Kinds) -> tuple[Harm, frozenset[str]]:
    """`money`, or `{is: money, needs: [owed]}` for harm that depends on a fact."""
    if not node.is_mapping:
        return _harm(node), frozenset()
    parts = node.mapping(allowed={"is", "needs"}, required={"is", "needs"})
    for item in parts["needs"].items():
        if item.text() not in kinds:
            raise item.wrong(f"{item.text()!r} is no fact of this family")
    return _harm(parts["is"]), frozenset(item.text() for item in parts["needs"].items())


def _harm(node: Node) -> Harm:
    word = node.text()
    if word.upper() not in Harm.__members__:
        raise node.wrong(f"{word!r} is no harm; write {', '.join(one.word for one in Harm)}")
    return Harm[word.upper()]
