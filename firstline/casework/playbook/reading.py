"""From a YAML file to a Playbook, checked against what its family's finding function can supply."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from firstline.casework.due import BadDue, Due, parse
from firstline.casework.facts import State
from firstline.casework.finding import Family
from firstline.casework.playbook.model import (
    Alternatives,
    Asking,
    Escalation,
    FollowUp,
    Playbook,
    Sentence,
    Step,
    Wording,
    placeholders,
)
from firstline.casework.playbook.node import Node

MOST_STEPS = 4
MOST_WORDS = 60
SECTIONS = {"family", "intents", "findings", "proofs", "questions"}
_ID = re.compile(r"[a-z][a-z0-9_]{1,39}")
_STRAY = re.compile(r"\{(?!\w+\})|(?<!\w)\}")

Kinds = Mapping[str, type]


def playbook(node: Node, family: Family, kinds: Kinds) -> Playbook:
    """`kinds`: every fact name a sentence of this family may use, and its kind."""
    parts = node.mapping(allowed=SECTIONS, required={"family", "intents", "findings"})
    findings = _findings(parts["findings"], kinds, family)
    for code in family.codes:
        if code not in findings:
            raise parts["findings"].wrong(f"finding {code!r} has no wording")
    return Playbook(
        family=_family(parts["family"], family),
        intents=_intents(parts["intents"], family),
        findings=findings,
        proofs=_proofs(parts, kinds),
        questions=_questions(parts),
    )


def overlay(node: Node, base: Playbook, family: Family, kinds: Kinds) -> Playbook:
    """`base` with what `node` words anew: parts of a finding, proofs and questions."""
    parts = node.mapping(allowed=SECTIONS - {"intents"})
    if "family" in parts:
        _family(parts["family"], family)
    anew = _findings(parts["findings"], kinds, family, base) if "findings" in parts else {}
    return replace(
        base,
        findings={**base.findings, **anew},
        proofs={**base.proofs, **_proofs(parts, kinds)},
        questions={**base.questions, **_questions(parts)},
    )


def _family(node: Node, family: Family) -> str:
    if node.text() != family.name:
        raise node.wrong(f"this file is for family {family.name!r}")
    return family.name


def _intents(node: Node, family: Family) -> dict[str, str]:
    """Each intent with the finding it asks for; "first" leaves the lead to the finding function."""
    intents = {}
    for intent, place in node.mapping().items():
        code = place.text()
        if code != "first" and code not in family.codes:
            raise place.wrong(f"{code!r} is no finding of this family; write one, or first")
        intents[intent] = "" if code == "first" else code
    return intents


def _findings(
    node: Node, kinds: Kinds, family: Family, base: Playbook | None = None
) -> dict[str, Wording]:
    """Without `base` every finding must be worded in full."""
    findings = node.mapping()
    for code, place in findings.items():
        if code not in family.codes:
            raise place.wrong(f"no finding is called {code!r}; known: {', '.join(family.codes)}")
    shipped = base.findings if base else {}
    return {code: _wording(place, kinds, shipped.get(code)) for code, place in findings.items()}


def _proofs(parts: Mapping[str, Node], kinds: Kinds) -> dict[str, Alternatives]:
    proofs = parts["proofs"].mapping() if "proofs" in parts else {}
    return {name: _alternatives(place, kinds) for name, place in proofs.items()}


def _questions(parts: Mapping[str, Node]) -> dict[str, Asking]:
    questions = parts["questions"].mapping() if "questions" in parts else {}
    return {name: _asking(place) for name, place in questions.items()}


def _wording(node: Node, kinds: Kinds, shipped: Wording | None) -> Wording:
    required = frozenset() if shipped else {"headline", "say"}
    parts = node.mapping(
        allowed={"headline", "say", "do", "escalate", "follow_up"}, required=required
    )
    worded: dict[str, Any] = {}
    if "headline" in parts:
        worded["headline"] = _headline(parts["headline"], kinds)
    if "say" in parts:
        worded["say"] = tuple(_spoken(item, kinds) for item in parts["say"].items())
    if "do" in parts:
        worded["do"] = _steps(parts["do"], kinds)
    if "escalate" in parts:
        worded["escalate"] = _escalation(parts["escalate"], kinds)
    if "follow_up" in parts:
        worded["follow_up"] = _follow_up(parts["follow_up"], kinds)
    return replace(shipped, **worded) if shipped else Wording(**worded)


def _headline(node: Node, kinds: Kinds) -> Alternatives:
    headline = _alternatives(node, kinds)
    if headline[-1].needs - {"digits"}:
        raise node.wrong("the last headline must need no fact that can be missing")
    return headline


def _spoken(node: Node, kinds: Kinds) -> Alternatives:
    lines = _alternatives(node, kinds)
    if any(len(line.text.split()) > MOST_WORDS for line in lines):
        raise node.wrong(f"too long to be said: at most {MOST_WORDS} words")
    return lines


def _steps(node: Node, kinds: Kinds) -> tuple[Step, ...]:
    steps = tuple(_step(item, kinds) for item in node.items())
    if len(steps) > MOST_STEPS:
        raise node.wrong(f"at most {MOST_STEPS} steps, found {len(steps)}")
    return steps


def _alternatives(node: Node, kinds: Kinds) -> Alternatives:
    if isinstance(node.value, list):
        found = tuple(_sentence(item, kinds) for item in node.items())
        if not found:
            raise node.wrong("expected at least one sentence")
        return found
    return (_sentence(node, kinds),)


def _sentence(node: Node, kinds: Kinds) -> Sentence:
    if isinstance(node.value, str):
        return _checked(node, kinds, frozenset(), frozenset())
    parts = node.mapping(allowed={"text", "needs", "unless"}, required={"text"})
    needs = _names(parts.get("needs"), kinds)
    return _checked(parts["text"], kinds, needs, _names(parts.get("unless"), kinds))


def _checked(node: Node, kinds: Kinds, needs: frozenset, unless: frozenset) -> Sentence:
    text = node.text()
    if _STRAY.search(text):
        raise node.wrong("a brace that belongs to no placeholder")
    for name in sorted(placeholders(text)):
        if name not in kinds:
            raise node.wrong(f"unknown placeholder {{{name}}}; known: {', '.join(sorted(kinds))}")
        if kinds[name] is State:
            raise node.wrong(f"{name!r} is a condition; name it under needs, it has no text")
    return Sentence(text, needs | placeholders(text), unless)


def _names(node: Node | None, kinds: Kinds) -> frozenset[str]:
    if node is None:
        return frozenset()
    names = {item.text(): item for item in node.items()}
    for name, place in names.items():
        if name not in kinds:
            raise place.wrong(f"unknown fact {name!r}; known: {', '.join(sorted(kinds))}")
    return frozenset(names)


def _step(node: Node, kinds: Kinds) -> Step:
    parts = node.mapping(allowed={"id", "label", "writes"}, required={"id", "label", "writes"})
    identifier = parts["id"].text()
    if not _ID.fullmatch(identifier):
        raise parts["id"].wrong(f"{identifier!r} is no id: lower case, digits and _ only")
    return Step(identifier, _alternatives(parts["label"], kinds), parts["writes"].yes_or_no())


def _escalation(node: Node, kinds: Kinds) -> Escalation:
    keys = {"to", "level", "reason", "due"}
    parts = node.mapping(allowed=keys, required=keys)
    return Escalation(
        to=parts["to"].text(),
        level=parts["level"].whole(1, 4),
        reason=_alternatives(parts["reason"], kinds),
        due=_due(parts["due"], kinds),
    )


def _follow_up(node: Node, kinds: Kinds) -> FollowUp:
    parts = node.mapping(allowed={"what", "due"}, required={"what", "due"})
    return FollowUp(_alternatives(parts["what"], kinds), _due(parts["due"], kinds))


def _due(node: Node, kinds: Kinds) -> Due:
    try:
        due = parse(node.text())
    except BadDue as wrong:
        raise node.wrong(str(wrong)) from None
    if due.fact and due.fact not in kinds:
        raise node.wrong(f"unknown fact {due.fact!r}; known: {', '.join(sorted(kinds))}")
    return due


def _asking(node: Node) -> Asking:
    parts = node.mapping(allowed={"text", "choices"}, required={"text", "choices"})
    choices = parts["choices"].mapping()
    return Asking(parts["text"].text(), {key: label.text() for key, label in choices.items()})
