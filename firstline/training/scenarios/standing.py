"""What a customer says whose scenario brings no lines of its own: the standing lines of its story."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cache

from firstline.settings import PROJECT
from firstline.training.scenarios.model import STORIES, Speech
from firstline.training.scenarios.spoken import anyhow, names_in
from firstline.training.scenarios.topics import topics
from firstline.yaml_file import BadFile, Node, read

FILE = PROJECT / "data" / "roleplay" / "customer" / "speech.yml"
_PARTS = ("opening", "restate", "told")


class BadSpeech(BadFile):
    """The standing lines cannot be used; the message is "file, line n: what is wrong; what to do"."""


@dataclass(frozen=True)
class _Lines:
    opening: tuple[str, ...] = ()
    restate: tuple[str, ...] = ()
    told: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def standing(story: str, finding: str, names: Collection[str]) -> Speech:
    """Those of the finding before those of the story, without lines that name what is not among
    `names`; its parts may be empty."""
    of_story, of_finding = _read()[0][story], _read()[1].get(finding, _Lines())
    told = {**of_story.told, **of_finding.told}
    return Speech(
        opening=_sayable(of_finding.opening or of_story.opening, names),
        restate=_sayable(of_finding.restate or of_story.restate, names),
        told={topic: left for topic, all in told.items() if (left := _sayable(all, names))},
    )


def _sayable(lines: tuple[str, ...], names: Collection[str]) -> tuple[str, ...]:
    return tuple(line for line in lines if names_in(line) <= set(names))


@cache
def _read() -> tuple[Mapping[str, _Lines], Mapping[str, _Lines]]:
    keys = read(FILE, BadSpeech).mapping(("stories", "findings"), ("stories", "findings"))
    stories = keys["stories"].mapping(STORIES, STORIES)
    findings = keys["findings"].mapping()
    return (
        {name: _lines(one, ("opening", "restate")) for name, one in stories.items()},
        {name: _lines(one, ("opening",)) for name, one in findings.items()},
    )


def _lines(node: Node, required: tuple[str, ...]) -> _Lines:
    keys = node.mapping(_PARTS, required)
    told = keys["told"].mapping(topics()) if "told" in keys else {}
    return _Lines(
        opening=anyhow(keys["opening"]),
        restate=anyhow(keys["restate"]) if "restate" in keys else (),
        told={name: anyhow(one) for name, one in told.items()},
    )
