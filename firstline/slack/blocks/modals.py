"""Modals: what a step asks, what it will do, who the customer is, why consent is declined."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from firstline.slack.blocks import inputs, limits, parts
from firstline.slack.blocks.parts import Block
from firstline.slack.blocks.text import BULLET, Line, When, bold, line
from firstline.slack.blocks.words import factor, hint, role, said

View = dict[str, Any]
Texts = Mapping[str, str]
NONE: Texts = MappingProxyType({})

_TIME = re.compile(r"\d\s?[:h]\s?\d\d")  # cards show times on their reader's own clock
_LINES, _WHAT, _TOLD = 6000, 600, 2500


def draft(
    draft: Mapping[str, Any], *, state: str, wrong: Texts = NONE, typed: Texts = NONE
) -> View:
    """A step on its way: a form while it asks for something, then what it will do."""
    lines = [line(one, mark=BULLET) for one in draft["lines"]]
    told = parts.sections([Line((bold(draft["what"]),))], _WHAT) + parts.sections(lines, _LINES)
    told += _for_whom(draft)
    if draft["consent"]:
        told.append(parts.context(line(said("needs_consent", role=role(draft["consent"])))))
    if not draft["asks"]:
        return view("confirm", said("confirm_title"), told, state, said("confirm_submit"))
    asked = [
        block
        for one in draft["asks"]
        for block in _asked(one, typed.get(one["name"], ""), wrong.get(one["name"], ""))
    ]
    return view("fields", said("fields_title"), told + asked, state, said("fields_submit"))


def _for_whom(draft: Mapping[str, Any]) -> list[Block]:
    customer, case, clock = (draft.get(name) for name in ("customer", "case", "clock"))
    small = [line(said("for_customer", customer=customer))] if customer else []
    small += [line(said("case", case=case))] if case else []
    if clock and _TIME.search(" ".join((draft["what"], *draft["lines"]))):
        small.append(line(said("on_clock", clock=clock)))
    return [parts.context(*small)] if small else []


def _asked(field: Mapping[str, Any], typed: str, wrong: str) -> list[Block]:
    return [*inputs.of_field(field, typed or field["given"] or ""), *warning(wrong)]


def identity(
    *,
    state: str,
    factors: Sequence[tuple[str, bool]],
    told: str = "",
    contact: str = "",
    sent: Mapping[str, str] = NONE,
) -> View:
    """`told`: what came of the factor that was checked before; `contact`: where a one-time code can
    be sent, masked, "" for nowhere; `sent`: {"contact", "until"} of one that is still good."""
    given = [
        line(f"{factor(name)}: {said('given')}", mark=BULLET)
        for name, is_given in factors
        if is_given
    ]
    left = [name for name, is_given in factors if not is_given]
    blocks = parts.sections([line(told)], _TOLD) + parts.sections(given)
    blocks += _code(sent, contact)
    options = [parts.option(f"{factor(name)} ({hint(name)})", name) for name in left]
    if not options:
        return view("told", said("identity_title"), blocks, state)
    asked = [
        inputs.select("factor", said("factor"), options, said("factor_placeholder")),
        inputs.text("value", said("value"), is_long=False),
    ]
    submit = said("identity_submit")
    return view("identity", said("identity_title"), blocks + asked, state, submit)


def _code(sent: Texts, contact: str) -> list[Block]:
    gone = (
        [line(said("code_sent", contact=sent["contact"]), " ", When(sent["until"]))] if sent else []
    )
    label = said("code_again") if sent else said("code_to", contact=contact)
    button = [parts.button("code", 0, label, {})] if contact else []
    return [*parts.sections(gone), *parts.actions(button)]


def decline(*, what: str, state: str, wrong: str = "") -> View:
    blocks = parts.sections([Line((bold(what),))], _WHAT)
    blocks += [inputs.text("reason", said("reason"), is_long=True), *warning(wrong)]
    return view("decline", said("decline_title"), blocks, state, said("decline_submit"))


def wait() -> View:
    return view("wait", said("wait_title"), parts.sections([line(said("wait"))]))


def told(title: str, text: str) -> View:
    return view("told", title, parts.sections([line(text)], _TOLD))


def warning(wrong: str) -> list[Block]:
    return parts.sections([line(f"⚠ {wrong}")], _WHAT) if wrong else []


def view(callback: str, title: str, blocks: list[Block], state: str = "", submit: str = "") -> View:
    """Without `submit` there is nothing to send off."""
    view: View = {
        "type": "modal",
        "callback_id": callback,
        "title": parts.plain_text(title, limits.VIEW_TITLE),
        "close": parts.plain_text(said("back" if submit else "close"), limits.VIEW_BUTTON),
        "blocks": (blocks or parts.sections([parts.NOTHING]))[: limits.VIEW_BLOCKS],
    }
    if submit:
        view["submit"] = parts.plain_text(submit, limits.VIEW_BUTTON)
    return {**view, "private_metadata": state} if state else view
