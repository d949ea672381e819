"""The kinds of step there are: data/doing/kinds.yml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from firstline.casework.facts import Day, Money, Plain
from firstline.casework.playbook.model import Alternatives
from firstline.casework.playbook.node import Node, read
from firstline.casework.playbook.sentences import alternatives
from firstline.company import ACTIONS
from firstline.settings import PROJECT

KINDS = PROJECT / "data" / "doing" / "kinds.yml"
SLOT, CHOICE = "slot", "choice"
FIELD_TYPES = ("money", "text", "day", "time", SLOT, CHOICE)
CONSENTING = ("lead", "manager")
MAKES_GOOD = ("money", "goods", "sum")
_KIND = {"topic", "asks", "will", "once", "consent", "needs", "makes_good"}
# What a sentence under `will` may name.
FACTS = {
    "amount": Money,
    "team": Plain,
    "owner": Plain,  # when it is another person than the agent
    "due": Plain,
    "within": Plain,  # in place of `due`, what is counted from confirming: "2 minutes"
    "when": Plain,
    "when_there": Plain,  # on the customer's clock, when that is another than ours
    "received": Day,
    "contact": Plain,
}


@dataclass(frozen=True)
class Kind:
    """See data/doing/kinds.yml for what each part means."""

    name: str
    topic: str = ""
    asks: Mapping[str, str] = field(default_factory=dict)
    will: tuple[Alternatives, ...] = ()
    once: bool = False
    consent: str = ""
    needs: str = ""
    makes_good: str = ""


@lru_cache(maxsize=1)
def kinds() -> Mapping[str, Kind]:
    return read_kinds(KINDS)


def read_kinds(file: Path) -> dict[str, Kind]:
    """Raises PlaybookError with file and line."""
    return {name: _kind(name, node) for name, node in read(file).mapping().items()}


def _kind(name: str, node: Node) -> Kind:
    parts = node.mapping(allowed=_KIND, required={"will"})
    asks = parts["asks"].mapping() if "asks" in parts else {}
    return Kind(
        name=name,
        topic=parts["topic"].text() if "topic" in parts else "",
        asks={field: _one_of(place, FIELD_TYPES) for field, place in asks.items()},
        will=tuple(alternatives(item, FACTS) for item in parts["will"].items()),
        once=parts["once"].yes_or_no() if "once" in parts else False,
        consent=_one_of(parts["consent"], CONSENTING) if "consent" in parts else "",
        makes_good=_one_of(parts["makes_good"], MAKES_GOOD) if "makes_good" in parts else "",
        needs=_one_of(parts["needs"], ACTIONS) if "needs" in parts else "",
    )


def _one_of(node: Node, known: tuple[str, ...]) -> str:
    word = node.text()
    if word not in known:
        raise node.wrong(f"{word!r} is unknown; write {', '.join(known)}")
    return word
