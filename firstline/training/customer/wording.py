"""What any customer says, and how her temper moves: data/roleplay/customer."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from firstline.casework.patterns import read_patterns
from firstline.settings import PROJECT
from firstline.training import guard
from firstline.training.scenarios import DIFFICULTIES, PERSONAS
from firstline.training.scenarios.spoken import lines
from firstline.yaml_file import BadFile, Node, read

FOLDER = PROJECT / "data" / "roleplay" / "customer"
_ANY = "any"
_SLOTS = ("first_name", "name", "factors", "fact", "amount")
_HEARD = (*("mismatch", "repeat", "number", "postcode", "other proof", "waits"),) + (
    "goodbye",
    "owns",
    "requests",
    "asks proof",
    "promises",
    "greets",
)
_MOVES = (
    *(*guard.KINDS, "insult", "asked_again", "silence_again", "nonsense_again"),
    *("off_topic_again", "no_progress", "acknowledged", "finding", "done", "promised"),
)


class BadCustomer(BadFile):
    """What customers say cannot be used; the message is "file, line n: what is wrong; what to do"."""


@dataclass(frozen=True)
class Temper:
    """`moves` by what was heard; what is a mapping of numbers is by difficulty."""

    moves: Mapping[str, int]
    no_progress_after: Mapping[str, int]
    most_up: Mapping[str, int]
    most_down: Mapping[str, int]
    too_long_words: Mapping[str, int]
    after_ringing_back: tuple[int, ...]
    long_wait_seconds: int


def pool(key: str, persona: str) -> tuple[str, ...]:
    """The lines that this persona has for it."""
    return _lines()[key].get(persona, ()) + _lines()[key].get(_ANY, ())


@cache
def heard() -> Mapping[str, re.Pattern[str]]:
    return read_patterns(FOLDER / "heard.txt", *_HEARD)


@cache
def _lines() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    root = read(FOLDER / "lines.yml", BadCustomer)
    return {key: _by_persona(node) for key, node in root.mapping().items()}


def _by_persona(node: Node) -> dict[str, tuple[str, ...]]:
    keys = node.mapping((_ANY, *PERSONAS), (_ANY,))
    return {persona: lines(one, _SLOTS) for persona, one in keys.items()}


@cache
def temper() -> Temper:
    keys = read(FOLDER / "temper.yml", BadCustomer).mapping(
        Temper.__dataclass_fields__, Temper.__dataclass_fields__
    )
    return Temper(
        moves={
            name: one.whole(-4, 4) for name, one in keys["moves"].mapping(_MOVES, _MOVES).items()
        },
        no_progress_after=_by_difficulty(keys["no_progress_after"], 100),
        most_up=_by_difficulty(keys["most_up"], 4),
        most_down=_by_difficulty(keys["most_down"], 4),
        too_long_words=_by_difficulty(keys["too_long_words"], 10_000),
        after_ringing_back=tuple(one.whole(0, 3) for one in keys["after_ringing_back"].items()),
        long_wait_seconds=keys["long_wait_seconds"].whole(1, 100_000),
    )


def _by_difficulty(node: Node, most: int) -> dict[str, int]:
    found = node.mapping(DIFFICULTIES, DIFFICULTIES)
    return {name: one.whole(0, most) for name, one in found.items()}


def proof_words(factors: tuple[tuple[str, str], ...]) -> str:
    """The order number is 20538146 and the zip code is 11217."""
    words = _proofs()
    said = [
        words["one"]
        .replace("{what}", words.get(name, name.replace("_", " ")))
        .replace("{value}", given)
        for name, given in factors
    ]
    return words["and"].join(said)


@cache
def _proofs() -> Mapping[str, str]:
    root = read(FOLDER / "proofs.yml", BadCustomer)
    return {name: one.written() for name, one in root.mapping().items()}
