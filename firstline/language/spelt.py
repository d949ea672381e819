"""What the words and letters of texts say by themselves: a row of shares for each, all read at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import chain

import numpy as np

from firstline.language.lexical import Terms
from firstline.language.model import Model
from firstline.language.regression import shares


class Spelt:
    """One product for all texts: each by itself would take as long as many."""

    def __init__(self, model: Model) -> None:
        self._kinds = (
            (model.words, model.word_weights),
            (model.characters, model.character_weights),
        )
        self._bias = model.lexical_bias

    def shares(self, texts: Sequence[str]) -> np.ndarray:
        """A row a text, a column a label."""
        logits = [_logits(terms, weights, texts) for terms, weights in self._kinds]
        return shares(sum(logits) + self._bias)

    def by_words(self, text: str) -> np.ndarray:
        """The shares by whole words alone, which takes half the time."""
        return shares(_logits(*self._kinds[0], (text,))[0] + self._bias)


def _logits(terms: Terms, weights: np.ndarray, texts: Sequence[str]) -> np.ndarray:
    counted = [terms.count(text) for text in texts]
    columns = _numbers(counted, np.intp)
    weighed = terms.weighed(columns, _numbers([one.values() for one in counted], np.float32))
    table = np.zeros((len(texts), len(columns)), np.float32)
    rows = np.repeat(np.arange(len(texts)), [len(one) for one in counted])
    table[rows, np.arange(len(columns))] = weighed
    lengths = np.sqrt(np.einsum("ij,ij->i", table, table))
    return (table @ weights[columns]) / np.maximum(lengths, _LEAST)[:, None]


def _numbers(counted: Sequence[Counter[int]], kind: type) -> np.ndarray:
    return np.fromiter(chain.from_iterable(counted), kind)


_LEAST = np.finfo(np.float32).tiny
