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

WARM_UP, MEASURED = 20, 200


@dataclass(frozen=True)
class Milliseconds:
    """Processor time that half, and nineteen of twenty, took at most."""

    p50: float
    p95: float


@dataclass(frozen=True)
class Speed:
    """`one` messages of a single sentence, `mails` of several."""

    one: Milliseconds
    one_encoded: Milliseconds
    mails: Milliseconds
    mails_encoded: Milliseconds
    training_s: float


def measure() -> Speed:
    """No text is asked twice, so nothing is answered from memory."""
    kept = _on_one_core()
    try:
        encoder = encoders.shared()
        started = time.perf_counter()
        learnt = train(sets.examples(), encoder, measures.own_tuning())
        training_s = time.perf_counter() - started
        classifier = Classifier(learnt, encoder, measures.only_identifier())
        single, several = _messages()
        return Speed(
            one=_timed(classifier.classify, single),
            one_encoded=_timed(_alone(encoder), single),
            mails=_timed(classifier.classify, several),
            mails_encoded=_timed(_alone(encoder), several),
            training_s=training_s,
        )
    finally:
        if kept:
            os.sched_setaffinity(0, kept)


def _messages() -> tuple[list[str], list[str]]:
    texts = [phrase.text for phrase in sets.held_back()]
    texts += [text for part in ("open", "held") for text, _ in sets.several_issues(part)]
    several = [text for text in texts if len(sentences.split(plain(text)).sentences) > 1]
    return [text for text in texts if text not in set(several)], several


def _alone(encoder: encoders.Encoder) -> Callable[[str], object]:
    """One pass over the first words of a text, which the encoder cannot have in its memory."""
    return lambda text: encoder.encode(f". {text[:LONGEST_PIECE]}")


def _timed(ask: Callable[[str], object], texts: Sequence[str]) -> Milliseconds:
    times = []
    for text in texts[: WARM_UP + MEASURED]:
        started = time.process_time()
        ask(text)
        times.append((time.process_time() - started) * 1000)
    p50, p95 = np.percentile(times[WARM_UP:], (50, 95))
    return Milliseconds(float(p50), float(p95))


def _on_one_core() -> set[int] | None:
    """The cores there were; None where a process cannot be bound to one."""
    if not hasattr(os, "sched_setaffinity"):
        return None
    kept = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {max(kept)})
    return kept
