"""Matched transcripts: one scenario a family, answered well and badly in the same situation."""

from __future__ import annotations

import json
from pathlib import Path

from ruamel.yaml import YAML

_FILE = Path(__file__).with_name("families.yml")
_DATA = YAML(typ="safe", pure=True).load(_FILE.read_text(encoding="utf-8"))
FAMILIES = tuple(_DATA["families"])
BAD = (*("blaming", "denying", "vague", "over-apologising", "cold", "wrong", "leaking", "salad"),)


def facts(family: str) -> dict:
    return json.loads(json.dumps(_DATA["families"][family]["facts"], default=str))


def replies(family: str, kind: str) -> list[str]:
    return list(_DATA["salad"] if kind == "salad" else _DATA["families"][family]["replies"][kind])


def transcript(family: str, said: list[str], *, verified: bool = True) -> dict:
    """The customer speaks first and gives her factors after the first reply, where `verified`."""
    scene = _DATA["families"][family]
    turns = [{"speaker": "customer", "text": scene["opening"]}]
    for number, reply in enumerate(said):
        turns.append({"speaker": "agent", "text": reply})
        answer = scene["factors"] if number == 0 and verified else "All right."
        turns.append({"speaker": "customer", "text": answer})
    return {"id": family, "facts": facts(family), "turns": turns}


def line(family: str, kind: str, **changes: object) -> str:
    """The transcript of that kind as one line of JSON."""
    built = transcript(family, replies(family, kind), verified=kind != "leaking")
    return json.dumps(built | {"id": f"{family} {kind}"} | changes)
