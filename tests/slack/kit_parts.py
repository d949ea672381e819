"""Whether Slack would take the parts of a block: buttons, choices, fields and texts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

_ELEMENTS = {
    "button": {"text", "value", "style", "url", "confirm", "accessibility_label"},
    "static_select": {"placeholder", "options", "initial_option", "confirm", "focus_on_load"},
    "overflow": {"options", "confirm"},
    "datepicker": {"placeholder", "initial_date", "confirm", "focus_on_load"},
    "plain_text_input": {
        "placeholder",
        "initial_value",
        "multiline",
        "min_length",
        "max_length",
        "focus_on_load",
    },
}
PRESSED = {"button", "static_select", "overflow", "datepicker"}
TYPED = {"static_select", "datepicker", "plain_text_input"}
_TEXTS = {"plain_text": {"type", "text", "emoji"}, "mrkdwn": {"type", "text", "verbatim"}}


def element(given: Any, allowed: set[str], at: str) -> Iterator[str]:
    kind = given.get("type") if isinstance(given, dict) else None
    if kind not in allowed:
        yield problem(f"unsupported type: {kind}", at + "/type")
        return
    yield from extra(given, _ELEMENTS[kind] | {"type", "action_id"}, at)
    yield from length(given.get("action_id", ""), 255, at + "/action_id")
    if "placeholder" in given:
        yield from text_of(given["placeholder"], 150, at + "/placeholder", {"plain_text"})
    yield from {
        "button": _button,
        "static_select": lambda e, a: _options(e, 100, a),
        "overflow": lambda e, a: _options(e, 5, a),
        "datepicker": _datepicker,
        "plain_text_input": _typed,
    }[kind](given, at)


def _button(element: dict, at: str) -> Iterator[str]:
    yield from text_of(element.get("text"), 75, at + "/text", {"plain_text"})
    yield from length(element.get("value", ""), 2000, at + "/value")
    yield from length(element.get("accessibility_label", ""), 75, at + "/accessibility_label")
    yield from _confirm(element.get("confirm"), at + "/confirm")
    if element.get("style", "primary") not in ("primary", "danger"):
        yield problem("must be a valid enum value", at + "/style")


def _confirm(given: Any, at: str) -> Iterator[str]:
    if given is None:
        return
    yield from extra(given, {"title", "text", "confirm", "deny", "style"}, at)
    for name, most in (("title", 100), ("text", 300), ("confirm", 30), ("deny", 30)):
        yield from text_of(given.get(name), most, f"{at}/{name}", {"plain_text"})


def _options(element: dict, most: int, at: str) -> Iterator[str]:
    options = element.get("options")
    if not isinstance(options, list) or not 1 <= len(options) <= most:
        yield problem(f"must have 1 to {most} items", at + "/options")
        return
    for number, option in enumerate(options):
        here = f"{at}/options/{number}"
        yield from extra(option, {"text", "value", "description", "url"}, here)
        yield from text_of(option.get("text"), 75, here + "/text", {"plain_text"})
        yield from length(option.get("value"), 150, here + "/value", least=1)
    if element.get("initial_option", options[0]) not in options:
        yield problem("must match one of the options", at + "/initial_option")


def _datepicker(element: dict, at: str) -> Iterator[str]:
    day = element.get("initial_date", "2026-01-01")
    if len(day) != 10 or not day.replace("-", "").isdecimal():
        yield problem("must be a date as YYYY-MM-DD", at + "/initial_date")


def _typed(element: dict, at: str) -> Iterator[str]:
    most = element.get("max_length", 3000)
    if not 1 <= most <= 3000:
        yield problem("must be from 1 to 3000", at + "/max_length")
    yield from length(element.get("initial_value", ""), most, at + "/initial_value")


def text_of(
    text: Any, most: int, at: str, kinds: frozenset[str] | set[str] = frozenset(_TEXTS)
) -> Iterator[str]:
    kind = text.get("type") if isinstance(text, dict) else None
    if kind not in kinds:
        yield problem(f"unsupported type: {kind}", at + "/type")
        return
    yield from extra(text, _TEXTS[kind], at)
    yield from length(text.get("text"), most, at + "/text", least=1)


def length(text: Any, most: int, at: str, least: int = 0) -> Iterator[str]:
    if not isinstance(text, str):
        yield problem("must be a string", at)
    elif size(text) > most:
        yield problem(f"must be less than {most + 1} characters", at)
    elif size(text.strip()) < least:
        yield problem(f"must be more than {least - 1} characters", at)


def extra(part: dict, allowed: set[str], at: str) -> Iterator[str]:
    for key in sorted(set(part) - allowed):
        yield problem(f"invalid additional property: {key}", at)


def repeated(ids: list, at: str) -> list[str]:
    found = [one for one, times in Counter(ids).items() if one is not None and times > 1]
    return [problem(f'"{one}" already exists for another', at) for one in found]


def size(text: str) -> int:
    """Slack counts as JavaScript does."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def problem(told: str, at: str) -> str:
    return f"[ERROR] {told} [json-pointer:{at}]"
