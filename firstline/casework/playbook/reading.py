"""From a YAML file to a Playbook, checked against what its family's finding function can supply."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from firstline.casework.facts import Plain
from firstline.casework.finding import Family
from firstline.casework.playbook import parts as parts_of
from firstline.casework.playbook.model import Alternatives, Asking, Playbook, Wording, done_fact
from firstline.casework.playbook.node import Node
from firstline.casework.playbook.sentences import Kinds, alternatives

MOST_WORDS = 60
SECTIONS = {"family", "intents", "findings", "proofs", "questions"}


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


def _intents(node: Node, family: Family) -> dict[str, tuple[str, ...]]:
    """Each intent with the findings it asks for; "first" leaves the lead to the finding function."""
    return {intent: _asked_for(place, family) for intent, place in node.mapping().items()}


def _asked_for(place: Node, family: Family) -> tuple[str, ...]:
    if place.value == "first":
        return ()
    items = place.items() if isinstance(place.value, list) else [place]
    codes = {item.text(): item for item in items}
    for code, item in codes.items():
        if code not in family.codes:
            raise item.wrong(f"{code!r} is no finding of this family; write one, or first")
    return tuple(codes)


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
    return {name: alternatives(place, kinds) for name, place in proofs.items()}


def _questions(parts: Mapping[str, Node]) -> dict[str, Asking]:
    questions = parts["questions"].mapping() if "questions" in parts else {}
    return {name: _asking(place) for name, place in questions.items()}


def _wording(node: Node, kinds: Kinds, shipped: Wording | None) -> Wording:
    required = frozenset() if shipped else {"headline", "say"}
    parts = node.mapping(
        allowed={"headline", "say", "do", "escalate", "follow_up", "offer", "harm", "explains"},
        required=required,
    )
    worded: dict[str, Any] = {}
    steps = parts_of.steps(parts["do"], kinds) if "do" in parts else shipped.do if shipped else ()
    kinds = {**kinds, **{done_fact(step.id): Plain for step in steps if step.writes}}
    if "headline" in parts:
        worded["headline"] = _headline(parts["headline"], kinds)
    if "say" in parts:
        worded["say"] = tuple(_spoken(item, kinds) for item in parts["say"].items())
    if "do" in parts:
        worded["do"] = steps
    if "escalate" in parts:
        worded["escalate"] = parts_of.escalation(parts["escalate"], kinds)
    if "follow_up" in parts:
        worded["follow_up"] = parts_of.follow_up(parts["follow_up"], kinds)
    if "offer" in parts:
        worded["offer"] = parts_of.offer(parts["offer"], kinds)
    if "harm" in parts:
        worded["harm"], worded["harm_needs"] = parts_of.harm(parts["harm"], kinds)
    if "explains" in parts:
        worded["explains"] = parts["explains"].yes_or_no()
    return replace(shipped, **worded) if shipped else Wording(**worded)


def _headline(node: Node, kinds: Kinds) -> Alternatives:
    headline = alternatives(node, kinds)
    if headline[-1].needs - {"digits"}:
        raise node.wrong("the last headline must need no fact that can be missing")
    return headline


def _spoken(node: Node, kinds: Kinds) -> Alternatives:
    lines = alternatives(node, kinds)
    if any(len(line.text.split()) > MOST_WORDS for line in lines):
        raise node.wrong(f"too long to be said: at most {MOST_WORDS} words")
    return lines


def _asking(node: Node) -> Asking:
    parts = node.mapping(allowed={"text", "choices"}, required={"text", "choices"})
    choices = parts["choices"].mapping()
    return Asking(parts["text"].text(), {key: label.text() for key, label in choices.items()})
