"""What the customer of a scenario says: her own lines before the standing ones of the story."""

from __future__ import annotations

import re
from dataclasses import replace

from firstline.training.scenarios.model import Speech
from firstline.training.scenarios.spoken import lines
from firstline.training.scenarios.standing import standing
from firstline.training.scenarios.topics import topics
from firstline.yaml_file import Node

_PARTS = ("opening", "restate", "told", "mistaken", "still_open", "interrupts")


def speech_of(
    node: Node | None,
    root: Node,
    story: str,
    finding: str,
    names: frozenset[str],
    hidden: tuple[re.Pattern[str], ...],
) -> Speech:
    """`names` may stand in braces. What she has no lines of her own for is the story's. Raises the
    file's error."""
    own = _own(node, names, hidden) if node else Speech((), ())
    rest = standing(story, finding, names)
    opening, restate = own.opening or rest.opening, own.restate or rest.restate
    if not opening or not restate:
        raise root.wrong(
            "nothing to say at the beginning; write speaks: opening: and restate:, or what the"
            " lines of speech.yml name, in values or asked_about"
        )
    return replace(own, opening=opening, restate=restate, told={**rest.told, **own.told})


def _own(node: Node, names: frozenset[str], hidden: tuple[re.Pattern[str], ...]) -> Speech:
    keys = node.mapping(_PARTS)

    def said(one: Node) -> tuple[str, ...]:
        for each in one.entries():
            _unrevealing(each, hidden)
        return lines(one, names)

    def by_topic(one: Node | None) -> dict[str, tuple[str, ...]]:
        return {name: said(each) for name, each in one.mapping(topics()).items()} if one else {}

    return Speech(
        opening=said(keys["opening"]) if "opening" in keys else (),
        restate=said(keys["restate"]) if "restate" in keys else (),
        told=by_topic(keys.get("told")),
        mistaken=by_topic(keys.get("mistaken")),
        still_open=said(keys["still_open"]) if "still_open" in keys else (),
        interrupts=said(keys["interrupts"]) if "interrupts" in keys else (),
    )


def _unrevealing(line: Node, hidden: tuple[re.Pattern[str], ...]) -> None:
    for pattern in hidden:
        if found := pattern.search(line.text()):
            raise line.wrong(f"gives away {found[0]!r}, which is hidden; say it without")
