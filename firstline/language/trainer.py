"""Learns a classifier from examples."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from random import Random

import numpy as np
from scipy.sparse import csr_matrix, hstack

from firstline.language import lexical, spelling
from firstline.language.classifier import IDENTIFIER
from firstline.language.encoder import Encoder, meaning
from firstline.language.model import Model
from firstline.language.plain import plain
from firstline.language.regression import Regression, fit, surprise
from firstline.language.styles import COURTEOUS_STYLES, STYLES

HELD_OUT = 5  # each fifth example, when the scale is chosen


class TooFewExamples(ValueError):
    """A classifier needs examples of at least two intents."""


@dataclass(frozen=True)
class Tuning:
    """`scales`: how far the unit vectors are stretched before the regression. The one under which
    examples held out surprise least is taken, so that a probability means what it says.

    `styled`: copies in agents' styles are made while an intent has at most so many examples (their
    median); with more they only take time.
    """

    scales: tuple[float, ...] = (3.0, 4.5, 6.0, 9.0, 13.0)
    lexical_scale: float = 5.0
    lexical_share: float = 0.3
    neighbour_share: float = 0.25
    styled: int = 40
    strength: float = 1.0
    rounds: int = 80
    seed: int = 1
    courtesies: tuple[str, ...] = ()
    issues: tuple[str, ...] = ()


@dataclass(frozen=True)
class Row:
    """`origin` numbers the example that a row is, or is a copy of; an intent's name has none."""

    text: str
    intent: str
    origin: int | None = None
    is_copy: bool = False


def train(
    examples: Iterable[tuple[str, str]], encoder: Encoder, tuning: Tuning = Tuning()
) -> Model:
    """`examples` are (sentence, intent); the same examples and tuning give the same model.

    Those of `inform` are left out: what is nothing but identifiers is the parser's to say.
    """
    known = [(plain(text), intent) for text, intent in examples if intent != IDENTIFIER]
    rows = _rows(list(dict.fromkeys(known)), tuning)
    if len({row.intent for row in rows}) < 2:
        raise TooFewExamples("give examples of at least two intents")
    vectors = encoder.encode_many([row.text for row in rows])
    scale = _best_scale(rows, vectors, tuning)
    heard = _fit(rows, vectors * np.float32(scale), tuning)
    written = [row for row in rows if not row.is_copy]
    words, characters = (
        lexical.learn(split, [row.text for row in written])
        for split in (lexical.words, lexical.characters)
    )
    weighed = _weighed((words, characters), written) * np.float32(tuning.lexical_scale)
    read = _fit(written, weighed, tuning)
    by_term = read.weights * np.float32(tuning.lexical_scale)
    return Model(
        labels=heard.labels,
        courtesies=frozenset(tuning.courtesies),
        issues=frozenset(tuning.issues),
        spelling=spelling.count(row.text for row in rows if row.origin is not None),
        lexical_share=tuning.lexical_share,
        neighbour_share=tuning.neighbour_share,
        weights=np.ascontiguousarray(heard.weights.T) * np.float32(scale),
        bias=heard.bias,
        examples=meaning(vectors),
        example_labels=np.array([heard.labels.index(row.intent) for row in rows]),
        words=words,
        characters=characters,
        word_weights=by_term[: len(words.columns)],
        character_weights=by_term[len(words.columns) :],
        lexical_bias=read.bias,
    )


def _rows(examples: Sequence[tuple[str, str]], tuning: Tuning) -> list[Row]:
    """The examples, the name of each intent, and copies; a courtesy is never reported or pasted."""
    rows = [Row(text, intent, place) for place, (text, intent) in enumerate(examples)]
    counted = Counter(intent for _, intent in examples)
    names = [Row(intent.replace("_", " ").lower(), intent) for intent in sorted(counted)]
    if not rows or np.median(list(counted.values())) > tuning.styled:
        return rows + names
    random = Random(tuning.seed)
    copies = [
        Row(style(row.text, random), row.intent, row.origin, is_copy=True)
        for row in rows
        for style in (COURTEOUS_STYLES if row.intent in tuning.courtesies else STYLES)
    ]
    return rows + names + copies


def _best_scale(rows: Sequence[Row], vectors: np.ndarray, tuning: Tuning) -> float:
    """The scales are tried in turn until one is worse than the one before."""
    held = np.array([row.origin is not None and row.origin % HELD_OUT == 0 for row in rows])
    learnt = [row for row, out in zip(rows, held, strict=True) if not out]
    asked = np.array([out and not row.is_copy for row, out in zip(rows, held, strict=True)])
    intents = [row.intent for row, out in zip(rows, asked, strict=True) if out]
    best, least = tuning.scales[0], np.inf
    for scale in tuning.scales if len(tuning.scales) > 1 else ():
        fitted = _fit(learnt, vectors[~held] * np.float32(scale), tuning)
        surprised = surprise(fitted, vectors[asked] * np.float32(scale), intents)
        if surprised > least:
            break
        best, least = scale, surprised
    return best


def _fit(rows: Sequence[Row], numbers: np.ndarray | csr_matrix, tuning: Tuning) -> Regression:
    return fit(numbers, [row.intent for row in rows], tuning.strength, tuning.rounds)


def _weighed(kinds: Sequence[lexical.Terms], rows: Sequence[Row]) -> csr_matrix:
    return hstack([_sparse(terms, rows) for terms in kinds]).tocsr().astype(np.float32)


def _sparse(terms: lexical.Terms, rows: Sequence[Row]) -> csr_matrix:
    weighed = [terms.weigh(row.text) for row in rows]
    ends = np.cumsum([0, *(len(columns) for columns, _ in weighed)])
    columns = np.concatenate([columns for columns, _ in weighed])
    values = np.concatenate([values for _, values in weighed])
    return csr_matrix((values, columns, ends), shape=(len(rows), len(terms.columns)))
