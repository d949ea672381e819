"""From a message to its intent: sentence vectors and words vote, likeness decides how sure."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from firstline.language import sentences
from firstline.language.encoder import Encoder
from firstline.language.lexical import Terms
from firstline.language.model import Model
from firstline.language.plain import has_words, plain
from firstline.language.spelling import Spelling
from firstline.language.understanding import NOTHING, Understanding

IDENTIFIER = "inform"
SENTENCES_ENCODED = 4
LONGEST_LEXICAL = 600


class Classifier:
    """`is_identifier` tells whether a message is nothing but identifiers (the parser's word)."""

    def __init__(
        self, model: Model, encoder: Encoder, is_identifier: Callable[[str], bool] = lambda _: False
    ) -> None:
        self.model = model
        self._encoder = encoder
        self._is_identifier = is_identifier
        self._spelling = Spelling(model.spelling, encoder.knows)
        self._courteous = np.array([label in model.courtesies for label in model.labels])

    def classify(self, text: str) -> Understanding:
        """Never raises on any text; one without letters that is no identifier says nothing."""
        if self._is_identifier(text):
            return Understanding(IDENTIFIER, 1.0, ((IDENTIFIER, 1.0),))
        if not has_words(text):
            return NOTHING
        scores = self._scores(self._spelling.mend(plain(text)))
        best_first = scores.argsort(kind="stable")[::-1]
        ranking = tuple((self.model.labels[place], float(scores[place])) for place in best_first)
        return Understanding(*ranking[0], ranking)

    def _scores(self, text: str) -> np.ndarray:
        """The whole message, and half of the word to its most telling sentence."""
        parts = sentences.split(text)
        whole = self._vote(parts.body)
        if len(parts.sentences) < 2:
            return whole
        votes = [self._vote(sentence) for sentence in self._most_telling(parts.sentences)]
        return (whole + max(votes, key=self._issue)) / 2

    def _most_telling(self, found: Sequence[str]) -> Sequence[str]:
        """Encoding is dear: in a long message the words alone choose which sentences get it."""
        if len(found) <= SENTENCES_ENCODED:
            return found
        clear = [self._issue(_softmax(self._word_logits(sentence))) for sentence in found]
        chosen = sorted(np.argsort(clear, kind="stable")[-SENTENCES_ENCODED:])
        return [found[place] for place in chosen]

    def _issue(self, scores: np.ndarray) -> float:
        """How sure a sentence is of an issue; "thank you" says nothing about the mail it ends."""
        return float(scores[~self._courteous].max(initial=0.0))

    def _vote(self, text: str) -> np.ndarray:
        model = self.model
        vector = self._encoder.encode(text)
        dense = _softmax(model.weights @ vector + model.bias)
        words = text[:LONGEST_LEXICAL]
        lexical = self._word_logits(words)
        lexical = lexical + _gather(model.characters, model.character_weights, words)
        share = model.lexical_share
        likeness = float(np.clip((model.examples @ vector).max(), 0.0, 1.0))
        return ((1 - share) * dense + share * _softmax(lexical)) * likeness

    def _word_logits(self, text: str) -> np.ndarray:
        return _gather(self.model.words, self.model.word_weights, text) + self.model.lexical_bias


def _gather(terms: Terms, weights: np.ndarray, text: str) -> np.ndarray:
    columns, values = terms.weigh(text)
    return values @ weights[columns]


def _softmax(logits: np.ndarray) -> np.ndarray:
    powers = np.exp(logits - logits.max())
    return powers / powers.sum()
