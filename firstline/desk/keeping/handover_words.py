"""The wording of the hand-over note: data/doing/handover.yml."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from string import Formatter

from firstline.desk.keeping.promises import KINDS
from firstline.settings import PROJECT
from firstline.yaml_file import BadFile, Node, read

FILE = PROJECT / "data" / "doing" / "handover.yml"
PARTS = ("happened", "promised", "tried", "known")
STATES = ("done", "waiting", "declined")
LEVELS = ("verified", "claimed")
CERTAINTIES = ("certain", "likely", "unknown")


class BadHandover(BadFile):
    """handover.yml cannot be used; the message names the file and the line."""


@dataclass(frozen=True)
class HandoverWords:
    """See data/doing/handover.yml for what each part means."""

    titles: Mapping[str, str]
    nothing: Mapping[str, str]
    promised: Mapping[str, str]
    broken: str
    tried: Mapping[str, str]
    identity: Mapping[str, str]
    certainty: Mapping[str, str]
    ruled_out: str


@lru_cache(maxsize=1)
def shipped() -> HandoverWords:
    return load(FILE)


def load(file: Path) -> HandoverWords:
    """Raises BadHandover with file and line."""
    parts = ("titles", "nothing", "promised", "broken", "tried", "known")
    root = read(file, BadHandover).mapping(parts, parts)
    known = root["known"].mapping(("identity", "certainty", "ruled_out"))
    for name in ("identity", "certainty", "ruled_out"):
        if name not in known:
            raise root["known"].wrong(f"{name!r} is missing")
    return HandoverWords(
        titles=_lines(root["titles"], PARTS),
        nothing=_lines(root["nothing"], PARTS, needed=()),
        promised=_lines(root["promised"], KINDS, facts=("what", "owner")),
        broken=_line(root["broken"], ("what",)),
        tried=_lines(root["tried"], STATES, facts=("what", "by")),
        identity=_lines(known["identity"], LEVELS),
        certainty=_lines(known["certainty"], CERTAINTIES),
        ruled_out=_line(known["ruled_out"], ("fact",)),
    )


def _lines(
    node: Node,
    keys: Collection[str],
    needed: Collection[str] | None = None,
    facts: Collection[str] = (),
) -> dict[str, str]:
    found = node.mapping(keys, keys if needed is None else needed)
    return {key: _line(line, facts) for key, line in found.items()}


def _line(node: Node, facts: Collection[str]) -> str:
    text = node.text()
    try:
        named = [name for _, name, _, _ in Formatter().parse(text) if name is not None]
    except ValueError:
        raise node.wrong("a brace is not closed") from None
    for name in named:
        if name not in facts:
            raise node.wrong(f"unknown fact {name!r}; known: {', '.join(facts) or 'none'}")
    return text
