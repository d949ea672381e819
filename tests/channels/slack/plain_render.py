"""Cards as bare as can be."""

from __future__ import annotations

import json
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Rendered:
    text: str
    blocks: list = field(default_factory=list)


def _section(text):
    return {"type": "section", "text": {"type": "mrkdwn", "text": text or " "}}


def _button(verb, number, label, value):
    text = {"type": "plain_text", "text": label}
    return {
        "type": "button",
        "action_id": f"{verb}:{number}",
        "text": text,
        "value": json.dumps(value),
    }


def plain(text):
    return Rendered(text, [_section(text)])


def reply(reply, *, case_id, private=True):
    buttons = [
        _button("choice", n, b["label"], {"case": case_id, "button": b["id"]})
        for n, b in enumerate(reply["buttons"])
    ]
    card = reply.get("card")
    for n, step in enumerate(card["do"] if card else ()):
        value = {"case": case_id, "step": step["id"], "card": reply.get("judge", "")}
        buttons.append(_button("step", n, step["label"], value))
    if card:
        for n, right in enumerate((True, False)):
            value = {"case": case_id, "judge": reply.get("judge", ""), "right": right}
            buttons.append(_button("judge", n, "Right" if right else "Not right", value))
        buttons.append(_button("verify", 0, "Verify", {"case": case_id}))
    blocks = [_section(reply["text"])]
    if buttons:
        blocks.append({"type": "actions", "elements": buttons})
    return Rendered(reply["text"] if private else "Firstline has an answer", blocks)


def hello(hello, *, case_id, customer, private=True):
    return plain(f"{customer} {case_id}: " + "; ".join(b["headline"] for b in hello["broken"]))


def chosen(blocks, label, verb="choice"):
    kept = []
    for block in blocks:
        elements = block.get("elements")
        if elements is None:
            kept.append(block)
            continue
        left = [one for one in elements if not one["action_id"].startswith(verb + ":")]
        if left:
            kept.append({**block, "elements": left})
    return [*kept, _section(label)]


def _modal(callback, blocks, state=""):
    return {"type": "modal", "callback_id": callback, "private_metadata": state, "blocks": blocks}


def draft(draft, *, state, wrong=None, typed=None):
    lines = [_section(line) for line in (draft["what"], *draft["lines"])]
    if not draft["asks"]:
        return _modal("confirm", lines, state)
    inputs = [{"type": "input", "block_id": one["name"]} for one in draft["asks"]]
    errors = [_section(told) for told in (wrong or {}).values()]
    return _modal("fields", [*lines, *inputs, *errors], state)


def identity(*, state, factors, told=""):
    return _modal("identity", [_section(told), _section(str(list(factors)))], state)


def decline(*, what, state):
    return _modal("decline", [_section(what)], state)


def wait():
    return _modal("wait", [_section("One moment")])


def told(title, text):
    return _modal("told", [_section(title), _section(text)])


def home(**about):
    return {"type": "home", "blocks": [_section(json.dumps(about, default=str))]}


def approval(about):
    buttons = [
        _button("approve", 0, "Agree", {"decision": about["decision"]}),
        _button("decline", 0, "Decline", {"decision": about["decision"]}),
    ]
    text = f"{about['agent']} asks: {about['what']}"
    return Rendered(text, [_section(text), {"type": "actions", "elements": buttons}])


def settled(about):
    return plain(f"{about['what']}: {about['state']} by {about['settled_by']} {about['reason']}")


def warning(about):
    return plain(about["text"])
