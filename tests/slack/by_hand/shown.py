"""What stands at Slack, as lines for a terminal: what can be pressed or filled in has its name."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from typing import Any

_TIME = re.compile(r"<!date\^\d+\^[^|<>]*\|([^<>]*)>")
_LINK = re.compile(r"<(?:mailto:|tel:|https?:)[^|<>]*\|([^<>]*)>")

Element = dict[str, Any]
Number = Callable[[Element], int]


def lines(shown: dict[str, Any], number: Number) -> Iterator[str]:
    """Of a message or a window; `number` names what can be pressed."""
    if shown.get("type") == "modal":
        yield f"--- {_text(shown['title'])} ---"
    blocks = shown.get("blocks")
    if not blocks:
        yield from _text(shown.get("text", "")).splitlines()
    for block in blocks or ():
        yield from _block(block, number)
    if "submit" in shown:
        yield f"[{_text(shown['submit'])}: send]"


def _block(block: Element, number: Number) -> Iterator[str]:
    kind = block["type"]
    if kind == "divider":
        yield "---"
    if kind == "header":
        yield _text(block["text"]).upper()
    if kind == "section":
        for text in (block.get("text"), *block.get("fields", ())):
            yield from _text(text).splitlines() if text else ()
    if kind == "input":
        yield from _input(block)
    small = kind == "context"
    elements = [*([block["accessory"]] if "accessory" in block else ()), *block.get("elements", ())]
    for one in elements:
        yield f"({_text(one)})" if small else "  ".join(_pressed(one, number))


def _input(block: Element) -> Iterator[str]:
    element = block["element"]
    given = element.get("initial_value") or element.get("initial_date") or ""
    if "initial_option" in element:
        given = element["initial_option"]["value"]
    hint = f" ({_text(block['hint'])})" if "hint" in block else ""
    yield f"{block['block_id']}: {_text(block['label'])}{hint} = {given}"
    for option in element.get("options", ()):
        yield f"    {option['value']}: {_text(option['text'])}"


def _pressed(element: Element, number: Number) -> Iterator[str]:
    options = element.get("options")
    if options is None:
        first = element.get("confirm")
        asks = f"; asks first: {_text(first['title'])} {_text(first['text'])}" if first else ""
        yield f"[{number(element)}: {_text(element['text'])}{asks}]"
    for one in options or ():
        picked = {**element, "selected_option": one}
        yield f"[{number(picked)}: {_text(one['text'])}]"


def _text(text: Any) -> str:
    """As a reader sees it, without the marks."""
    if isinstance(text, str):
        return text
    if text["type"] == "plain_text":
        return text["text"]
    return html.unescape(_LINK.sub(r"\1", _TIME.sub(r"\1", text["text"]))).replace("*", "")
