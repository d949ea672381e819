"""The thing that is spoken of, against the one of the records."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from firstline.training.sentences import Sentence
from firstline.training.truth.model import Truth
from firstline.training.truth.statement import ITEM, WRONG, Heard, Statement
from firstline.training.wording import heard as wording
from firstline.training.wording import sheet

_KEYS = re.compile(
    r"part|item|product|topic|thing|goods|model|appliance|article|sent|order|about|unit|^what$"
)
_UNORDERED = re.compile(
    r"\b(?:the|your|that) (?P<name>(?:[a-z][a-z-]+ ){0,3}[a-z][a-z-]+) "
    r"(?:(?:was|were|had|has) (?:never|not)|(?:wasn't|weren't|hasn't|hadn't)) (?:been )?ordered\b"
    r"|\b(?:never|not|didn't|forgot to) (?:actually )?order(?:ed)? (?:the|your|that) "
    r"(?P<name2>(?:[a-z][a-z-]+ ){0,3}?[a-z][a-z-]+)"
    r"(?=[,.;!]| (?:when|at|in|on|for|until|and|though|although|that|so|we)\b|$)",
    re.I,
)
_UP_TO = re.compile(r" (?:it|you|we|that|which|they|needs?|needed)\b")
_NO_NAME = frozenset(
    re.findall(
        r"\w+",
        "part parts component components piece item items one ones order job right whole new missing"
        " needed replacement it thing things kit set spare required actual work repair for your car of"
        " the from with",
    )
)


def judge_items(sentence: Sentence, truth: Truth, heard: Heard) -> Iterator[Statement]:
    """Another thing of the same shelf, which neither the records hold nor she spoke of."""
    told = {**truth.asked_about, **truth.texts}
    true = [text for key, text in told.items() if _KEYS.search(key)]
    if not true:
        return
    known = " ".join(
        (*true, *truth.texts.values(), truth.cause, *truth.do, *truth.asked_about.values())
    )
    words = _with_same(_singular(f"{known} {heard.text}"), f"{known} {heard.text}")
    shelves = [shelf for shelf in _shelves() if shelf.search(" ".join(true))]
    found = [one for shelf in shelves for one in shelf.finditer(sentence.own)]
    found += _unordered(sentence, truth)
    for one in found:
        name = one[0] if one.re is not _UNORDERED else one["name"] or one["name2"]
        start = (
            one.start()
            if one.re is not _UNORDERED
            else one.start("name" if one["name"] else "name2")
        )
        name = _UP_TO.split(name)[0]
        if _singular(name) - _NO_NAME <= words or not _meant(sentence, one, start):
            continue
        if one.re is not _UNORDERED and not _is_hers(sentence, one):
            continue
        at = sentence.start + start
        yield Statement(
            ITEM, sentence.text[start : start + len(name)], at, at + len(name), WRONG, true[0]
        )
        return


def _is_hers(sentence: Sentence, one: re.Match[str]) -> bool:
    """The thing of the matter, "your X", "the X was taken twice", and not one that is merely named."""
    words = wording("truth")
    return bool(
        words["hers"].search(sentence.own[: one.start()])
        and not words["besides"].search(sentence.own[: one.start()])
        and (words["of the matter"].search(sentence.own) or words["happened"].search(sentence.own))
        and not words["beside it"].match(sentence.own[one.end() :])
    )


def _with_same(words: set[str], text: str) -> set[str]:
    """Those of the names under which the same thing goes."""
    lowered = text.lower()
    for line in sheet("items")["same"]:
        names = [name.strip() for name in line.split(",")]
        if any(re.search(rf"\b{re.escape(name)}s?\b", lowered) for name in names):
            words = words | _singular(" ".join(names))
    return words


def _unordered(sentence: Sentence, truth: Truth) -> Iterator[re.Match[str]]:
    if any(key == "part" for key in truth.texts):
        yield from _UNORDERED.finditer(sentence.own)


def _meant(sentence: Sentence, one: re.Match[str], start: int) -> bool:
    first, last = sentence.clause(start)
    beside = sentence.own[first:start] + " " + sentence.own[one.end() : last]
    offered = wording("truth")["offered"].search(beside)
    given = wording("truth")["gesture"].search(beside)
    negated = one.re is not _UNORDERED and sentence.negated(one.start(), one.start() + len(one[0]))
    # "never ordered" is what is said of the part, and turns its name not round
    return sentence.stated(start) and not (
        offered or given or (negated and not _is_undone(sentence))
    )


def _is_undone(sentence: Sentence) -> bool:
    return bool(_UNORDERED.search(sentence.own))


def _singular(text: str) -> set[str]:
    words = re.findall(r"[a-z][a-z-]+", text.lower().replace("'s", ""))
    return {word if word.endswith("ss") else word.removesuffix("s") for word in words}


@cache
def _shelves() -> tuple[re.Pattern[str], ...]:
    return tuple(_shelf(names) for name, names in sheet("items").items() if name != "same")


def _shelf(names: str) -> re.Pattern[str]:
    split = sorted((name.strip() for name in names.split(",")), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, split))})(?:e?s)?\b", re.I)
