"""From a message to its intent: sentence vectors and words vote, likeness decides how sure."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from firstline.language import sentences
from firstline.language.encoder import Encoder
from firstline.language.familiar import familiarity
from firstline.language.lexical import Terms
from firstline.language.model import Model
from firstline.language.plain import has_words, plain
from firstline.language.spelling import Spelling
from firstline.language.understanding import NOTHING, Understanding

IDENTIFIER = "inform"
SENTENCES_HEARD = 3
LONGEST_LIST = 1000
LONGEST_PIECE = 400  # characters; the encoder reads 64 word pieces, about 300 of them


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
        if self._names_only(text):
            return Understanding(IDENTIFIER, 1.0, ((IDENTIFIER, 1.0),))
        if not has_words(text):
            return NOTHING
        scores = self._scores(plain(text))
        best_first = scores.argsort(kind="stable")[::-1]
        ranking = tuple((self.model.labels[place], float(scores[place])) for place in best_first)
        return Understanding(*ranking[0], ranking)

    def _names_only(self, text: str) -> bool:
        """Of a very long message the parser sees the beginning: it takes its time to read."""
        return self._is_identifier(text[:LONGEST_LIST]) and not has_words(text[LONGEST_LIST:])

    def _scores(self, text: str) -> np.ndarray:
        """The whole message, and half of the word to its most telling sentence."""
        parts = sentences.split(text)
        heard = [self._mended(sentence) for sentence in self._most_telling(parts.sentences)]
        whole = self._mended(parts.body)
        if len(heard) < len(parts.sentences):
            whole = " ".join(heard)[:LONGEST_PIECE]
        scores = self._vote(whole)
        if len(heard) > 1:
            scores = (scores + max(map(self._vote, heard), key=self._issue)) / 2
        return scores * familiarity(whole, self.model.spelling)

    def _mended(self, text: str) -> str:
        return self._spelling.mend(text[:LONGEST_PIECE])

    def _most_telling(self, found: Sequence[str]) -> Sequence[str]:
        """Encoding is dear: in a long message the words alone choose which sentences get it."""
        if len(found) <= SENTENCES_HEARD:
            return found
        clear = [self._issue(_softmax(self._word_logits(each[:LONGEST_PIECE]))) for each in found]
        chosen = sorted(np.argsort(clear, kind="stable")[-SENTENCES_HEARD:])
        return [found[place] for place in chosen]

    def _issue(self, scores: np.ndarray) -> float:
        """How sure a sentence is of an issue; "thank you" says nothing about the mail it ends."""
        return float(scores[~self._courteous].max(initial=0.0))

    def _vote(self, text: str) -> np.ndarray:
        model = self.model
        vector = self._encoder.encode(text)
        dense = _softmax(model.weights @ vector + model.bias)
        lexical = self._word_logits(text)
        lexical = lexical + _gather(model.characters, model.character_weights, text)
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
