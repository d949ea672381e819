"""What is broken or due for a customer before anything is asked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from firstline.desk import called
from firstline.desk.closing import words as closing
from firstline.slack.blocks import parts
from firstline.slack.blocks.card import titled
from firstline.slack.blocks.message import Message, Rendered, fallback
from firstline.slack.blocks.parts import Block
from firstline.slack.blocks.text import BULLET, QUOTE, Line, When, bold, line
from firstline.slack.blocks.words import said

_BROKEN, _LAST = 4000, 1500


def hello(
    hello: Mapping[str, Any], *, case_id: str, customer: str, private: bool = True
) -> Rendered:
    made = Message()
    title = _title(hello, customer)
    made.add([parts.context(line(said("case", case=case_id)))])
    made.add(_last(hello["last"]) if hello.get("last") else [], rank=1)
    made.add(titled(title, [one for broken in hello["broken"] for one in _broken(broken)], _BROKEN))
    if not hello["broken"]:
        made.add(parts.sections([Line((bold(title),))]))
    more = hello["count"] - len(hello["broken"])
    if more > 0:
        made.add([parts.context(line(said("more_broken", count=more)))])
    value = {"case": case_id}
    button = made.button("verify", said("verify"), value)
    made.add(parts.actions([button] if button else []))
    headlines = " ".join(one["headline"] for one in hello["broken"])
    text = fallback(f"{title}. {headlines}") if private else said("hello_notification")
    return Rendered(text, made.blocks(case_id))


def _title(hello: Mapping[str, Any], customer: str) -> str:
    if hello["broken"]:
        return said("before_hello", customer=customer, count=hello["count"])
    return said("nothing_broken", customer=customer, checks=hello["checks"])


def _broken(one: Mapping[str, Any]) -> list[Line]:
    reason = one["reason"][:1].upper() + one["reason"][1:]
    named = bold(called.finding(one["finding"]))
    begun = [line(f"    {step['what']}: {_state(step)}") for step in one.get("done", ())]
    return [line(named, f"  {one['headline']}", mark=BULLET), line(f"    {reason}"), *begun]


def _state(step: Mapping[str, Any]) -> str:
    return said("begun" if step["state"] == "done" else "begun_waiting", decision=step["decision"])


def _last(last: Mapping[str, Any]) -> list[Block]:
    ended = said("last_time", outcome=closing.outcomes().get(last["outcome"], last["outcome"]))
    first = line(bold(ended), "  ", When(last["at"]), f"  {last['agent']}  {last['case_id']}")
    words = [line(last["text"], mark=QUOTE)] if last["text"] else []
    return parts.sections([first, *words], _LAST)
