"""Sentences of a playbook: alternatives, what each needs, and whether it may be said at all."""

from __future__ import annotations

import re
from collections.abc import Mapping

from firstline.casework.facts import State
from firstline.casework.playbook.model import Alternatives, Sentence, placeholders
from firstline.casework.playbook.node import Node

_STRAY = re.compile(r"\{(?!\w+\})|(?<!\w)\}")

Kinds = Mapping[str, type]


def alternatives(node: Node, kinds: Kinds) -> Alternatives:
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
