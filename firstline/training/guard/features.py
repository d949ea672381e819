"""A sentence as numbers: what it means, which words it uses, and which phrases the sheets know."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

import numpy as np

from firstline.language import encoder
from firstline.training.guard.sheet import bare
from firstline.training.remarks import CLASSES
from firstline.training.wording import heard

WORDS_WEIGH, PHRASES_WEIGH = 1.0, 0.7
# What tells the same words meant well from those meant ill: headings of data/training/agent.txt, and
# those of remarks.txt that are no class.
_GOOD = (
    *("admits", "agrees", "half admits", "acts", "acknowledges", "looks up", "asks identity"),
    *("offers", "not sorry"),
)
_ILL = ("calm", "insult", "doubt")
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?|\d+|[?!]")


def row(text: str, phrases: Collection[str], places: Mapping[str, int]) -> np.ndarray:
    """Of one sentence in plain marks; `phrases` are the classes whose phrases it uses, `places` the
    place of each word or pair that counts. An interjection at its beginning counts for nothing."""
    text = bare(text)
    words = np.zeros(len(places), np.float32)
    for one in grams(text):
        if one in places:
            words[places[one]] = WORDS_WEIGH
    words /= np.sqrt(max(np.count_nonzero(words), 1))
    known = [PHRASES_WEIGH * (kind in phrases) for kind in CLASSES]
    known += [PHRASES_WEIGH * bool(heard("agent")[name].search(text)) for name in _GOOD]
    known += [PHRASES_WEIGH * bool(heard("remarks")[name].search(text)) for name in _ILL]
    return np.concatenate([encoder.shared().encode(text), words, np.array(known, np.float32)])


def grams(text: str) -> frozenset[str]:
    """Words, neighbours, and neighbours but one; every number is the same."""
    words = ["^", *("#" if w.isdigit() else w for w in _WORD.findall(text.lower()))]
    near = (f"{one} {two}" for one, two in zip(words, words[1:], strict=False))
    wide = (f"{one} _ {two}" for one, two in zip(words, words[2:], strict=False))
    return frozenset([*words[1:], *near, *wide])
