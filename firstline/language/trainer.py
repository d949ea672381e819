"""Learns a classifier from examples; the only module here that needs scikit-learn."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from random import Random

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

from firstline.language import lexical, spelling
from firstline.language.classifier import IDENTIFIER
from firstline.language.encoder import Encoder
from firstline.language.model import Model
from firstline.language.plain import plain
from firstline.language.styles import COURTEOUS_STYLES, STYLES


class TooFewExamples(ValueError):
    """A classifier needs examples of at least two intents."""


@dataclass(frozen=True)
class Tuning:
    """`scale` stretches the unit vectors before the regression (3 to 6 measured best)."""

    scale: float = 6.0
    lexical_scale: float = 5.0
    lexical_share: float = 0.3
    strength: float = 1.0
    rounds: int = 1000
    seed: int = 1
    courtesies: tuple[str, ...] = ()


def train(
    examples: Iterable[tuple[str, str]], encoder: Encoder, tuning: Tuning = Tuning()
) -> Model:
    """`examples` are (sentence, intent); the same examples and tuning give the same model.

    Those of `inform` are left out: what is nothing but identifiers is the parser's to say.
    """
    known = [(plain(text), intent) for text, intent in examples if intent != IDENTIFIER]
    texts, intents = _with_styles(known, tuning)
    if len(set(intents)) < 2:
        raise TooFewExamples("give examples of at least two intents")
    vectors = encoder.encode_many(texts)
    weights, bias, labels = _regress(vectors * tuning.scale, intents, tuning)
    words = lexical.learn(lexical.words, texts)
    characters = lexical.learn(lexical.characters, texts)
    rows = hstack([_rows(words, texts), _rows(characters, texts)]).tocsr() * tuning.lexical_scale
    lexical_weights, lexical_bias, _ = _regress(rows, intents, tuning)
    columns = np.ascontiguousarray(lexical_weights.T * np.float32(tuning.lexical_scale))
    return Model(
        labels=labels,
        courtesies=frozenset(tuning.courtesies),
        spelling=spelling.count(texts),
        lexical_share=tuning.lexical_share,
        weights=weights * np.float32(tuning.scale),
        bias=bias,
        examples=vectors,
        words=words,
        characters=characters,
        word_weights=columns[: len(words.columns)],
        character_weights=columns[len(words.columns) :],
        lexical_bias=lexical_bias,
    )


def _with_styles(
    examples: Sequence[tuple[str, str]], tuning: Tuning
) -> tuple[list[str], list[str]]:
    """Each example and its rewrites; a courtesy is never reported or pasted."""
    random = Random(tuning.seed)
    rows = list(examples)
    for text, intent in examples:
        styles = COURTEOUS_STYLES if intent in tuning.courtesies else STYLES
        rows.extend((style(text, random), intent) for style in styles)
    rows = list(dict.fromkeys(rows))
    return [text for text, _ in rows], [intent for _, intent in rows]


def _rows(terms: lexical.Terms, texts: Sequence[str]) -> csr_matrix:
    weighed = [terms.weigh(text) for text in texts]
    ends = np.cumsum([0, *(len(columns) for columns, _ in weighed)])
    columns = np.concatenate([columns for columns, _ in weighed])
    values = np.concatenate([values for _, values in weighed])
    return csr_matrix((values, columns, ends), shape=(len(texts), len(terms.columns)))


def _regress(
    rows: np.ndarray | csr_matrix, intents: Sequence[str], tuning: Tuning
) -> tuple[np.ndarray, np.ndarray, tuple[str, ...]]:
    fitted = LogisticRegression(
        C=tuning.strength, max_iter=tuning.rounds, class_weight="balanced"
    ).fit(rows, intents)
    weights, bias = fitted.coef_, fitted.intercept_
    if len(weights) == 1:  # scikit-learn keeps one row for two classes
        weights, bias = np.vstack([-weights, weights]) / 2, np.array([-bias[0], bias[0]]) / 2
    return weights.astype(np.float32), bias.astype(np.float32), tuple(map(str, fitted.classes_))
