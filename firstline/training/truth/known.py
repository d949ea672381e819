"""The closed world of a scenario: what the facts hold and the customer said. A value that is asserted
and stands in neither is one that the records do not hold."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache, lru_cache

from firstline.settings import PROJECT
from firstline.training.truth.figures import figured
from firstline.training.truth.model import Truth
from firstline.training.truth.statement import Heard
from firstline.training.wording import sheet

_WORD = re.compile(r"[a-z]+(?:[-'][a-z]+)*")
_NUMBER = re.compile(r"(?<![\w.,:/£$€-])(\d{1,3})(?![\d:/-]|[.,]\d)")
_TWO = re.compile(r"\b(?:twice|both|double|doubly|two|pair|duplicate|couple)\b", re.I)
_SECOND = re.compile(r"\b(?:second|again|other)\b", re.I)
_WORDING = ("playbooks/*.yml", "doing/*.yml", "card/*.yml", "training/*.txt", "training/better.yml")


@dataclass(frozen=True)
class Known:
    """`words` are in small letters and in the singular; `numbers` are counts of anything."""

    words: frozenset[str]
    numbers: frozenset[int]


def known(truth: Truth, heard: Heard) -> Known:
    counted = {*truth.counts.values(), *Counter(point.key for point in truth.points).values()}
    counted |= {len(values) for values in truth.amounts.values()}
    own = "\n".join(truth.customer.values())
    return _known(told(truth), f"{heard.text}\n{heard.noted}", own, frozenset(counted))


def told(truth: Truth) -> str:
    """Every word of the facts but who she is."""
    people = [f"{one.name} {one.key}" for one in truth.people]
    approvals = [f"{one.what} {one.level} {one.by}" for one in truth.approvals]
    parts = (truth.cause, truth.follow_up_owner, *truth.texts.values(), *truth.do, *people)
    return "\n".join((*parts, *truth.asked_about.values(), *approvals))


@lru_cache(maxsize=512)
def _known(facts: str, heard: str, own: str, counted: frozenset[int]) -> Known:
    text = f"{facts}\n{heard}"
    numbers = {int(one) for one in _NUMBER.findall(figured(text).text)} | counted | {0, 1}
    two = {2} if _TWO.search(text) or _SECOND.search(facts) else set()
    return Known(singular(f"{text}\n{own}") | _same(text), frozenset(numbers | two))


def singular(text: str) -> frozenset[str]:
    """Its words, and the parts of "trade-in", each as one thing is called."""
    found = set()
    for word in _WORD.findall(text.lower()):
        for one in {word, *word.split("-")}:
            bare = one.removesuffix("'s")
            found.add(bare if bare.endswith("ss") else bare.removesuffix("s"))
    return frozenset(found)


def _same(text: str) -> frozenset[str]:
    """The names under which the things that are spoken of go as well."""
    lowered = text.lower()
    found = [line for line in sheet("words")["things"] if _names_one(line, lowered)]
    return singular(" ".join(found))


def _names_one(line: str, text: str) -> bool:
    return any(re.search(rf"\b{re.escape(name.strip())}s?\b", text) for name in line.split(","))


@cache
def ordinary() -> frozenset[str]:
    """The words of the trade: those that our own wording uses of every matter."""
    files = (file for shape in _WORDING for file in sorted((PROJECT / "data").glob(shape)))
    trade = f"{sheet('words')['small']} {sheet('words')['clause']} {sheet('words')['goods']}"
    return singular("\n".join([trade, *(file.read_text(encoding="utf-8") for file in files)]))
