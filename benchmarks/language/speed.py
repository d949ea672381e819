"""Time on one core: understanding a message, the encoder alone, and training."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from benchmarks.language import measures, sets
from firstline.language import encoder as encoders
from firstline.language import sentences
from firstline.language.classifier import LONGEST_PIECE, Classifier
from firstline.language.plain import plain
from firstline.language.trainer import train

BLOCKS = 5
# The whole and the encoder alone are both asked for each message: by the time a block comes round
# to a message again, the encoder has forgotten it.
MESSAGES = encoders.REMEMBERED // 2 + 1
MOST_SENTENCES = 4  # so many and more are counted together


@dataclass(frozen=True)
class Milliseconds:
    """Processor time that half of a block's messages, and nineteen of twenty, took at most: of the
    block that took least, and of the middle one. Between them lies what else the machine did."""

    quietest_p50: float
    p50: float
    p95: float


@dataclass(frozen=True)
class Speed:
    """`one` messages of a single sentence, `mails` of several, those also `by_sentences`: how many
    each has at least (`MOST_SENTENCES`) or exactly, and their times."""

    one: Milliseconds
    one_encoded: Milliseconds
    mails: Milliseconds
    mails_encoded: Milliseconds
    by_sentences: tuple[tuple[int, Milliseconds], ...]
    training_s: float


def measure() -> Speed:
    """Nothing is answered from memory, and whole and encoder take turns, so both see the same hour."""
    kept = _on_one_core()
    try:
        encoder = encoders.shared()
        started = time.process_time()
        learnt = train(sets.examples(), encoder, measures.own_tuning())
        training_s = time.process_time() - started
        classifier = Classifier(learnt, encoder, measures.only_identifier())
        asked = classifier.classify, _alone(encoder)
        single, several = _messages()
        one, mails = (_in_turn(asked, texts[:MESSAGES]) for texts in (single, several))
        return Speed(
            *map(_summary, one),
            *map(_summary, mails),
            by_sentences=_by_sentences(several[:MESSAGES], mails[0]),
            training_s=training_s,
        )
    finally:
        if kept:
            os.sched_setaffinity(0, kept)


def _messages() -> tuple[list[str], list[str]]:
    texts = [phrase.text for phrase in sets.held_back()]
    texts += [text for part in ("open", "held") for text, _ in sets.several_issues(part)]
    several = [text for text in texts if _sentences(text) > 1]
    return [text for text in texts if text not in set(several)], several


def _sentences(text: str) -> int:
    return len(sentences.split(plain(text)).sentences)


def _by_sentences(texts: Sequence[str], blocks: np.ndarray) -> tuple[tuple[int, Milliseconds], ...]:
    """From times, a row a block and a column a text."""
    counts = np.minimum([_sentences(text) for text in texts], MOST_SENTENCES)
    return tuple((int(n), _summary(blocks[:, counts == n])) for n in np.unique(counts))


def _alone(encoder: encoders.Encoder) -> Callable[[str], object]:
    """One pass over the first words of a text, which the encoder cannot have in its memory."""
    return lambda text: encoder.encode(f". {text[:LONGEST_PIECE]}")


def _in_turn(ways: Sequence[Callable[[str], object]], texts: Sequence[str]) -> list[np.ndarray]:
    """The times of each way of asking, a row a block and a column a text; every block asks all."""
    if len(texts) < MESSAGES:
        raise ValueError(f"{len(texts)} messages are too few: a block needs {MESSAGES}")
    _block(ways, texts)
    blocks = np.array([_block(ways, texts) for _ in range(BLOCKS)])
    return [blocks[:, :, place] for place in range(len(ways))]


def _block(ways: Sequence[Callable[[str], object]], texts: Sequence[str]) -> list[list[float]]:
    return [[_milliseconds(ask, text) for ask in ways] for text in texts]


def _milliseconds(ask: Callable[[str], object], text: str) -> float:
    started = time.process_time()
    ask(text)
    return (time.process_time() - started) * 1000


def _summary(blocks: np.ndarray) -> Milliseconds:
    """From times, a row a block."""
    halves, most = np.percentile(blocks, (50, 95), axis=1)
    return Milliseconds(float(halves.min()), float(np.median(halves)), float(np.median(most)))


def _on_one_core() -> set[int] | None:
    """The cores there were; None where a process cannot be bound to one."""
    if not hasattr(os, "sched_setaffinity"):
        return None
    kept = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {max(kept)})
    return kept
