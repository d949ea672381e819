"""Fits data/guard/weights.json."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass

import numpy as np

from benchmarks.guard.labelled import Line, lines, of_better_lines, of_playbooks
from firstline.language import encoder
from firstline.language.regression import Regression, fit
from firstline.training.guard.features import grams, row
from firstline.training.guard.judging import WEIGHTS
from firstline.training.guard.phrases import phrases
from firstline.training.guard.sheet import bare
from firstline.training.sentences import Sentence, plain, sentences

STRENGTH, ROUNDS, SCALE = 100.0, 120, 1000
SEEN_AT_LEAST = 3


@dataclass(frozen=True)
class Table:
    rows: np.ndarray
    labels: list[str]
    words: list[str]


def table(given: list[Line], words: list[str] | None = None) -> Table:
    read = [first(one.text) for one in given]
    if words is None:
        counts = Counter(gram for sentence in read for gram in grams(bare(sentence.own)))
        words = sorted(gram for gram, count in counts.items() if count >= SEEN_AT_LEAST)
    places = {word: place for place, word in enumerate(words)}
    rows = [row(sentence.own, _kinds(sentence), places) for sentence in read]
    return Table(np.array(rows, np.float32), [one.label for one in given], words)


def first(text: str) -> Sentence:
    """The longest sentence of a line, which carries its label."""
    return max(sentences(plain(text)), key=lambda one: len(one.text))


def _kinds(sentence: Sentence) -> set[str]:
    return {one.kind for one in phrases((sentence,))[sentence]}


def keep(fitted: Regression, words: list[str]) -> None:
    """As integers: what is stored is the same on every machine that rounds alike."""
    numbers = [[round(float(one) * SCALE) for one in line] for line in fitted.weights]
    kept = {
        "encoder": encoder.name(),
        "labels": fitted.labels,
        "bias": [round(float(one), 4) for one in fitted.bias],
        "scale": SCALE,
        "words": words,
        "weights": numbers,
    }
    WEIGHTS.write_text(json.dumps(kept, separators=(",", ":")) + "\n", encoding="utf-8")


def fit_and_keep() -> None:
    made = table(lines("lines") + of_playbooks() + of_better_lines())
    fitted = fit(made.rows, made.labels, STRENGTH, ROUNDS)
    keep(fitted, made.words)
    print(f"{len(made.labels)} sentences, {len(made.words)} words and pairs: {WEIGHTS.name}")
