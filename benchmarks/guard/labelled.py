"""The labelled lines, and what our own playbooks have an agent say."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from ruamel.yaml import YAML

from firstline.training.guard import KINDS
from firstline.training.guard.judging import CLEAN
from firstline.training.guard.sheet import FOLDER
from firstline.training.guard.wording import worded
from firstline.training.sentences import plain, sentences
from firstline.workplace import PLAYBOOKS

_SLOT = re.compile(r"\{(\w+)\}")
_MONEY = re.compile(r"amount|owed|sum|limit|paid|price|total|fee|refund|credit|each")
_NUMBER = re.compile(r"number|reference|_done|code|tail|digits|ends")


@dataclass(frozen=True)
class Line:
    text: str
    label: str


def lines(name: str) -> list[Line]:
    """data/guard/NAME.jsonl."""
    written = (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [Line(one["text"], _label(one)) for one in map(json.loads, written)]


def _label(one: dict) -> str:
    return one["class"] or one.get("does", CLEAN).upper()


def of_playbooks() -> list[Line]:
    """What our own playbooks have an agent say, with something in every slot."""
    found = []
    for file in sorted(PLAYBOOKS.glob("*.yml")):
        book = YAML(typ="safe", pure=True).load(file.read_text(encoding="utf-8")) or {}
        for wording in (book.get("findings") or {}).values():
            found += _texts([wording.get("say"), (wording.get("offer") or {}).get("statutory")])
        found += [one["text"] for one in (book.get("questions") or {}).values()]
        found += [book[name] for name in ("ask", "wrong", "locked") if name in book]
    return _clean(found)


def of_better_lines() -> list[Line]:
    """What the guard itself would have an agent say instead."""
    told = [line for kind in KINDS for lines in worded(kind)["instead"].values() for line in lines]
    return _clean(told)


def _clean(told: list[str]) -> list[Line]:
    pieces = [one.text for text in told for one in sentences(plain(filled(text)))]
    return [Line(text, CLEAN) for text in dict.fromkeys(pieces)]


def filled(text: str) -> str:
    return _SLOT.sub(lambda slot: _example(slot[1]), text)


def _example(name: str) -> str:
    if _NUMBER.search(name):
        return "4421"
    return "£49.99" if _MONEY.search(name) else "3 November"


def _texts(node: object) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict):
        yield from _texts(node.get("text"))
    else:
        for one in node or ():
            yield from _texts(one)
