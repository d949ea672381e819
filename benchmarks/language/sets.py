"""Reads the public test sets from a folder and our own phrases from the project."""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from ruamel.yaml import YAML

from firstline import settings

Labelled = list[tuple[str, str]]

BANKING, CLINC = "banking77", "clinc150"
_TESTS = settings.PROJECT / "tests"


@dataclass(frozen=True)
class Phrase:
    """A held-back phrase and the style it is written in."""

    style: str
    intent: str
    text: str


def usual_folder() -> Path:
    """Where the public sets lie unless said otherwise: shared/data beside the project."""
    return settings.PROJECT.parent / "shared" / "data"


def banking(folder: Path) -> tuple[Labelled, Labelled]:
    """The official training and test set of Banking77."""
    return tuple(_rows(folder / BANKING / f"{part}.csv") for part in ("train", "test"))


def clinc(folder: Path) -> dict[str, Labelled]:
    """The parts of CLINC150 by their own names: train, test, oos_test and others."""
    parts = json.loads((folder / CLINC / "data_full.json").read_text(encoding="utf-8"))
    return {name: [(text, intent) for text, intent in rows] for name, rows in parts.items()}


def few(rows: Labelled, each: int, seed: int) -> Labelled:
    """So many examples of each intent, drawn with the seed."""
    by_intent = defaultdict(list)
    for text, intent in rows:
        by_intent[intent].append(text)
    random = Random(seed)
    return [
        (text, intent)
        for intent in sorted(by_intent)
        for text in random.sample(by_intent[intent], min(each, len(by_intent[intent])))
    ]


def examples() -> Labelled:
    """The product's own training sentences."""
    return [
        (line.removeprefix("- "), block["intent"])
        for file in sorted((settings.PROJECT / "data" / "nlu").glob("*.yml"))
        for block in _yaml(file)["nlu"]
        for line in block["examples"].splitlines()
    ]


def pipeline() -> dict[str, Any]:
    """What config.yml says about the classifier."""
    return _yaml(settings.PROJECT / "config.yml")["pipeline"][0]


def held_back() -> list[Phrase]:
    """The phrases no example may repeat, of all topics."""
    return [
        Phrase(style, intent, text)
        for file in sorted((_TESTS / "language" / "held_back").glob("*.yml"))
        for intent, styles in _yaml(file).items()
        for style, texts in styles.items()
        for text in texts
    ]


def several_issues(part: str) -> list[tuple[str, tuple[str, ...]]]:
    """Whole messages with the issues that each raises; `part` is "open" or "held".

    A file that is labelled for some kinds of claims alone tells what the case is about, not what
    its messages raise.
    """
    folder = _TESTS / "casework" / "said" / "claims_labelled" / part
    return [
        (message["text"], tuple(message["issues"]))
        for labelled in map(_yaml, sorted(folder.glob("*.yml")))
        if "kinds" not in labelled
        for message in labelled["messages"]
        if "issues" in message
    ]


def _rows(file: Path) -> Labelled:
    with file.open(encoding="utf-8", newline="") as opened:
        return [(row["text"], row["category"]) for row in csv.DictReader(opened)]


def _yaml(file: Path) -> Any:
    return YAML(typ="safe").load(file.read_text(encoding="utf-8"))
