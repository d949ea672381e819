"""Practice in Slack: what there is, the lines of the call, the assistant's cards, the score card."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from firstline.slack.blocks import limits, parts
from firstline.slack.blocks.message import Rendered, fallback
from firstline.slack.blocks.parts import Block
from firstline.slack.blocks.text import BULLET, QUOTE, Line, bold, line
from firstline.slack.blocks.words import said

_LINE, _OFFER, _PART = 2900, 300, 2500
# What a card's foot offers of real cases alone.
_REAL = ("close", "judge")


def offer(scenarios: Sequence[Mapping[str, str]], text: str) -> Rendered:
    """`scenarios`: {"id", "title"} of each that one may choose."""
    values = [parts.as_value({"scenario": one["id"]}) for one in scenarios]
    options = [
        parts.option(one["title"], value)
        for one, value in zip(scenarios, values, strict=True)
        if limits.length(value) <= limits.OPTION_VALUE
    ]
    chosen = parts.static_select(parts.action_id("practise", 0), said("practise"), options)
    told = parts.sections([line(text)], _OFFER)
    return Rendered(fallback(text), [*told, *parts.actions([chosen] if options else [])])


def spoken(who: str, text: str, note: str = "") -> Rendered:
    """A line of the call; `note`: what happened with it."""
    lines = [Line((bold(who),)), line(text or "…", mark=QUOTE)]
    small = [parts.context(line(note))] if note else []
    return Rendered(fallback(f"{who}: {text}"), [*parts.sections(lines, _LINE), *small])


def rehearsed(shown: Rendered, practice: str) -> Rendered:
    """A card of the assistant: what is pressed there is pressed in the practice session."""
    blocks = [_rehearsed(block, practice) for block in shown.blocks]
    return Rendered(shown.text, [one for one in blocks if one])


def scored(card: Mapping[str, Any]) -> Rendered:
    """{"title", "total", "band", "notes", "points": [{"name", "points", "most"}], "change": [{"name",
    "quote", "why", "better"}]}; `points` is None where nothing could be judged."""
    head = said("score", total=card["total"], band=card["band"])
    told = [line(one, mark=BULLET) for one in card["notes"]]
    points = [line(f"{one['name']}: {_points(one)}", mark=BULLET) for one in card["points"]]
    blocks = [
        parts.header(head),
        parts.context(line(card["title"])),
        *parts.sections(told, _PART),
        *parts.sections(points, _PART),
    ]
    for one in card["change"]:
        blocks += _change(one)
    return Rendered(fallback(f"{head}. {card['title']}"), blocks)


def _points(one: Mapping[str, Any]) -> str:
    if one["points"] is None:
        return said("not_judged")
    return said("points", points=f"{one['points']:g}", most=f"{one['most']:g}")


def _change(one: Mapping[str, str]) -> list[Block]:
    quote = [line(one["quote"], mark=QUOTE)] if one["quote"] else []
    better = [line(f"{said('better')} {one['better']}")] if one["better"] else []
    return parts.sections([Line((bold(one["name"]),)), *quote, line(one["why"]), *better], _PART)


def _rehearsed(block: Block, practice: str) -> Block | None:
    if "accessory" in block:
        beside = _element(block["accessory"], practice)
        bare = {name: part for name, part in block.items() if name != "accessory"}
        return {**bare, "accessory": beside} if beside else bare
    if block.get("type") != "actions":
        return block
    left = [one for one in block["elements"] if one["action_id"].partition(":")[0] not in _REAL]
    elements = [made for one in left if (made := _element(one, practice))]
    return {**block, "elements": elements} if elements else None


def _element(element: Mapping[str, Any], practice: str) -> dict[str, Any] | None:
    """None for what Slack does not take with the session's name in it."""
    if "options" not in element:
        return _valued(element, practice, limits.BUTTON_VALUE)
    valued = (_valued(one, practice, limits.OPTION_VALUE) for one in element["options"])
    options = [one for one in valued if one]
    return {**element, "options": options} if options else None


def _valued(element: Mapping[str, Any], practice: str, most: int) -> dict[str, Any] | None:
    value = parts.as_value({**json.loads(element["value"]), "practice": practice})
    return {**element, "value": value} if limits.length(value) <= most else None
