"""A sentence of a draft in clauses that can be read on their own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from firstline.training.sentences import Sentence

FEWEST_WORDS = 2
_AROUND = " \t\n,;:-"
_COMMA = re.compile(r",\s+")


def clauses(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Their spans, without the marks and spaces around them; a piece of one word stays with the next
    one, and an hour in one piece."""
    text, start = sentence.text, 0
    while start < len(text):
        end = sentence.clause(start)[1]
        while end < len(text) and not _stands_alone(text, start, end):
            end = sentence.clause(end)[1]
        bare = text[start:end].strip(_AROUND)
        if bare:
            first = text.index(bare, start)
            yield first, first + len(bare)
        start = end


def pieces(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Clauses cut at their commas as well, those of figures left alone; a piece of one word stays with
    the next one."""
    for start, end in clauses(sentence):
        first = start
        for comma in _COMMA.finditer(sentence.own, start, end):
            if len(sentence.own[first : comma.start()].split()) >= FEWEST_WORDS:
                yield first, comma.start()
                first = comma.end()
        yield first, end


def _stands_alone(text: str, start: int, end: int) -> bool:
    is_hour = text[end - 1] == ":" and text[end - 2 : end - 1].isdigit() and text[end].isdigit()
    return not is_hour and len(text[start:end].strip(_AROUND).split()) >= FEWEST_WORDS
