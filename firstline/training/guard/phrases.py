"""Phrases that the sheets know, those disowned or reported left out."""

from __future__ import annotations

import re

from firstline.training.guard.sheet import REPORTED, SPARED, sheet
from firstline.training.remarks import CLASSES, Remark, meant, remarks
from firstline.training.sentences import Sentence


def phrases(said: tuple[Sentence, ...]) -> dict[Sentence, tuple[Remark, ...]]:
    """Of each sentence of a draft; spans are places in the draft."""
    known = remarks(said)
    return {one: _of_sentence(one, known) for one in said}


def _of_sentence(sentence: Sentence, known: tuple[Remark, ...]) -> tuple[Remark, ...]:
    first, last = sentence.start, sentence.start + len(sentence.text)
    found = [one for one in known if first <= one.start < last]
    for kind in CLASSES:
        match = meant(sheet()[kind.lower()], sentence.own)
        if match and not any(one.kind == kind for one in found):
            found.append(Remark(kind, first + match.start(), first + match.end(), match[0]))
    return tuple(found)


def is_spared(sentence: Sentence) -> bool:
    """A near miss as a whole: somebody else's words, taken back, or meant well."""
    return any(sheet()[name].search(sentence.text) for name in (SPARED, REPORTED))


def left(sentence: Sentence, known: tuple[Remark, ...]) -> tuple[Remark, ...]:
    """The phrases that no near miss explains: they stand in another clause than it does."""
    if sheet()[REPORTED].search(sentence.text):
        return ()
    spared = [_reach(sentence, one) for one in sheet()[SPARED].finditer(sentence.text)]
    return tuple(
        one
        for one in known
        if not any(
            first <= one.start - sentence.start < last or first < one.end - sentence.start <= last
            for first, last in spared
        )
    )


def _reach(sentence: Sentence, found: re.Match[str]) -> tuple[int, int]:
    first, last = sentence.clause(found.start())
    return min(first, found.start()), max(last, found.end())
