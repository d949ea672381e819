"""A request for consent, how it was settled, and a warning that a promise is due."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from firstline.slack.blocks import parts
from firstline.slack.blocks.message import Message, Rendered, fallback
from firstline.slack.blocks.parts import Block, Element
from firstline.slack.blocks.text import BULLET, QUOTE, Line, When, bold, line
from firstline.slack.blocks.words import notification, said

_WHAT, _LINES, _WORDS, _HEADLINE, _REASON, _WARNING = 800, 900, 900, 900, 2000, 2500
_DECLINED = "declined"


def approval(about: Mapping[str, Any]) -> Rendered:
    """Its notification tells nothing of the customer."""
    made = Message()
    made.add(asked(made, about))
    return Rendered(
        fallback(said("asks_notification", agent=about["agent"])), made.blocks(about["case"])
    )


def asked(made: Message, about: Mapping[str, Any]) -> list[Block]:
    """Also one of several in App Home."""
    who = [about["customer"]] if about["customer"] else []
    customer = line(said("for_customer", customer=who[0])) if who else line()
    lines = [line(one, mark=BULLET) for one in about["lines"]]
    words = [line(about["text"], mark=QUOTE)] if about["text"] else []
    headline = [line(about["headline"])] if about["headline"] else []
    blocks = [
        parts.context(
            line(said("asks", agent=about["agent"])),
            customer,
            line(said("case", case=about["case"])),
            line(about["decision"]),
        ),
        *parts.sections([Line((bold(_what(about)),))], _WHAT),
        *parts.sections(lines, _LINES),
        *parts.sections(words, _WORDS),
        *parts.sections(headline, _HEADLINE),
    ]
    if about["is_own"]:
        return [*blocks, parts.context(line(said("own")))]
    value = {"decision": about["decision"]}
    agree = made.button("approve", said("agree"), value, style="primary")
    decline = made.button("decline", said("decline"), value)
    if agree:
        agree = _asked_first(agree, about)
    return [*blocks, *parts.actions([one for one in (agree, decline) if one])]


def _asked_first(agree: Element, about: Mapping[str, Any]) -> Element:
    told = said("agree_text", agent=about["agent"], customer=about["customer"] or about["case"])
    return parts.asking(agree, _what(about), told, said("agree"), said("back"))


def asking_for(what: str, amount: str) -> str:
    """The step, with its sum where its words lack it."""
    return f"{what}: {amount}" if amount and amount not in what else what


def _what(about: Mapping[str, Any]) -> str:
    return asking_for(about["what"], about["sum"])


def settled(about: Mapping[str, Any]) -> Rendered:
    """What stands there once nobody is asked any more."""
    who = about["settled_by"] or said("is_settled")
    name = "declined" if about["state"] == _DECLINED else "agreed"
    told = said(name, who=who) if about["settled_by"] else said("is_settled")
    reason = [line(about["reason"], mark=QUOTE)] if about["reason"] else []
    blocks = [
        *parts.sections([Line((bold(_what(about)),))], _WHAT),
        *parts.sections([line(told), *reason], _REASON),
        parts.context(line(said("case", case=about["case"])), line(about["decision"])),
    ]
    return Rendered(said("settled_notification"), blocks)


def warning(about: Mapping[str, Any]) -> Rendered:
    """A clock that runs out, or has; what became of a request; an answer from another system."""
    small = [line(said("case", case=about["case"]))] if about["case"] else []
    small += [line(When(about["at"]))] if about["at"] else []
    blocks = parts.sections([line(about["text"])], _WARNING)
    if small:
        blocks.append(parts.context(*small))
    if about["case"]:
        blocks += parts.actions([parts.button("go_on", 0, said("go_on"), {"case": about["case"]})])
    return Rendered(notification(about["kind"]), blocks)
