"""What a sentence asks about: by the topics' words, else by what it means."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

import numpy as np

from firstline.language import encoder
from firstline.training.scenarios.topics import topics

CLOSE = 0.56  # cosine of a question and one that is known to be about the topic
# Cosine of what is said, and of a question, to everything the matter is about: below, it is about
# something else.
FAR, FAR_ASKED = 0.16, 0.28


def named(question: str) -> str | None:
    """The topic whose words it has."""
    every = topics().values()
    return next((one.name for one in every if one.words and one.words.search(question)), None)


def topic_of(question: str) -> str | None:
    """The topic it is about."""
    if (known := named(question)) is not None:
        return known
    names, known = _known()
    likeness = known @ _meaning(question)
    place = int(likeness.argmax())
    return names[place] if likeness[place] >= CLOSE else None


def likeness(text: str, gist: tuple[str, ...]) -> float:
    """Of the text to the nearest of `gist`, -1 to 1."""
    return float((_meanings(gist) @ _meaning(text)).max())


@cache
def _known() -> tuple[tuple[str, ...], np.ndarray]:
    asked = [(topic.name, asks) for topic in topics().values() for asks in topic.asks]
    return tuple(name for name, _ in asked), _meanings(tuple(asks for _, asks in asked))


@lru_cache(maxsize=64)
def _meanings(texts: Sequence[str]) -> np.ndarray:
    return encoder.meaning(encoder.shared().encode_many(texts))


def _meaning(text: str) -> np.ndarray:
    return encoder.meaning(encoder.shared().encode(text))
