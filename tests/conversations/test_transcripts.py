"""Whole conversations as data: what the agent types, presses and checks, and what comes back.

The clock stands at 10:00 in New York on the demo's day, or at `now`. A turn has one of `says`,
`presses` (the label of a button of the last reply) or `verifies` (the form, after which the panel asks
for the card again). What follows is expected: `finding`, `identity`, `text`, `evidence`, `spoken` and
`unspoken` (parts of the first reply, of its proof, of what may be said), `buttons` (all labels),
`also`, `new_case`, and `cards` (the findings of all replies).
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

HERE = Path(__file__).parent / "transcripts"
TRANSCRIPTS = [
    pytest.param(one, id=f"{file.stem}: {one['conversation']}")
    for file in sorted(HERE.glob("*.yml"))
    for one in YAML(typ="safe").load(file.read_text(encoding="utf-8"))
]
DOES = ("says", "presses", "verifies")
EXPECTS = {
    "finding",
    "identity",
    "text",
    "evidence",
    "spoken",
    "unspoken",
    "buttons",
    "new_case",
    "also",
    "cards",
}


@pytest.mark.parametrize("transcript", TRANSCRIPTS)
def test_the_conversation_goes_as_written(assistant, transcript, monkeypatch):
    if "now" in transcript:
        monkeypatch.setenv("FIRSTLINE_NOW", transcript["now"])
    case = assistant.open(transcript.get("customer"))
    reply: dict[str, Any] = {}
    for number, turn in enumerate(transcript["turns"], 1):
        assert turn.keys() - set(DOES) <= EXPECTS, f"turn {number} expects something unknown"
        replies = _take(assistant, case, turn, reply)
        reply = replies[0]
        if "cards" in turn:
            shown = [one["card"]["finding"] for one in replies if one["card"]]
            assert shown == turn["cards"], f"turn {number}"
        for what, wanted in turn.items():
            if what not in (*DOES, "cards"):
                _check(f"turn {number}, {what}", what, wanted, reply, assistant, case)


def _take(assistant, case: str, turn: dict[str, Any], last: dict[str, Any]) -> list:
    if "says" in turn:
        return assistant.say(case, turn["says"])
    if "presses" in turn:
        ids = {button["label"]: button["id"] for button in last["buttons"]}
        return assistant.press(case, ids[turn["presses"]])
    for factor, value in turn["verifies"].items():
        assistant.verify(case, factor, str(value))
    return assistant.again(case)


def _check(where: str, what: str, wanted: Any, reply, assistant, case: str) -> None:
    card = reply["card"] or {}
    if what == "finding":
        assert card.get("finding") == wanted, f"{where}: {reply['text']}"
    elif what == "identity":
        assert card.get("identity") == wanted, where
    elif what == "text":
        assert wanted in reply["text"], where
    elif what == "buttons":
        assert [button["label"] for button in reply["buttons"]] == wanted, where
    elif what == "new_case":
        assert (reply.get("case", case) != case) is wanted, where
    elif what == "also":
        assert [one["finding"] for one in card["also"]] == wanted, where
    elif what == "evidence":
        assert wanted in " | ".join(row["fact"] for row in card["evidence"]), where
    elif what == "spoken":
        assert wanted in " ".join(card["say"]), where
    else:
        assert wanted not in " ".join(card["say"]), where
