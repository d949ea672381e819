"""From a message to its intent: sentence vectors and words vote, likeness decides how sure."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from firstline.language import lexical, sentences
from firstline.language.clauses import clauses, fragments
from firstline.language.encoder import Encoder, meaning
from firstline.language.familiar import familiarity
from firstline.language.model import Model
from firstline.language.neighbours import Neighbours
from firstline.language.plain import has_words, plain
from firstline.language.regression import shares
from firstline.language.spelling import Spelling
from firstline.language.spelt import Spelt
from firstline.language.understanding import NOTHING, Understanding

IDENTIFIER = "inform"
SENTENCES_HEARD = 4
# On held labelled messages eight of ten issues so found are raised, and seven of ten raised are found.
LEADING_ISSUE, FURTHER_ISSUE = 0.25, 0.35
HINT, FRAGMENTS_HEARD = 0.2, 10
LONGEST_LIST = 1000
LONGEST_PIECE = 400  # characters; the encoder reads 128 word pieces, about 600 of them


class Classifier:
    """`is_identifier` tells whether a message is nothing but identifiers (the parser's word)."""

    def __init__(
        self, model: Model, encoder: Encoder, is_identifier: Callable[[str], bool] = lambda _: False
    ) -> None:
        self.model = model
        self._encoder = encoder
        self._is_identifier = is_identifier
        self._neighbours = Neighbours(model.examples, model.example_labels)
        self._spelt = Spelt(model)
        self._spelling = Spelling(model.spelling, encoder.knows)
        self._courteous = np.array([label in model.courtesies for label in model.labels])

    def classify(self, text: str) -> Understanding:
        """Never raises on any text; one without letters that is no identifier says nothing."""
        if self._names_only(text):
            return Understanding(IDENTIFIER, 1.0, ((IDENTIFIER, 1.0),))
        if not has_words(text):
            return NOTHING
        parts = sentences.split(plain(text))
        heard = self._heard(parts)
        whole = " ".join(heard)
        vectors = self._encoder.encode_together(heard)
        texts = [whole, *heard][: len(vectors)]
        spelt = self._spelt.shares([*texts, *self._fragments(parts.body)])
        votes = self._votes(spelt[: len(texts)], vectors) * familiarity(whole, self.model.spelling)
        ranking = self._ranked(self._scores(votes))
        issues = self._issues(ranking[0], votes[1:])
        hints = self._hints([*spelt[len(texts) :], *votes[1:]])
        return Understanding(*ranking[0], ranking, issues, hints)

    def _names_only(self, text: str) -> bool:
        """Of a very long message the parser sees the beginning: it takes its time to read."""
        return self._is_identifier(text[:LONGEST_LIST]) and not has_words(text[LONGEST_LIST:])

    def _heard(self, parts: sentences.Parts) -> list[str]:
        """The clauses of the most telling sentences."""
        heard = self._most_telling(parts.sentences, SENTENCES_HEARD)
        if len(heard) < 2:
            heard = [parts.body]
        return [clause for sentence in heard for clause in clauses(self._mended(sentence))]

    def _fragments(self, body: str) -> list[str]:
        return list(map(self._mended, self._most_telling(fragments(body), FRAGMENTS_HEARD)))

    def _scores(self, votes: np.ndarray) -> np.ndarray:
        """The whole message, and half of the word to its most telling clause."""
        whole, *each = votes
        return (whole + max(each, key=self._issue)) / 2 if each else whole

    def _ranked(self, scores: np.ndarray) -> tuple[tuple[str, float], ...]:
        best_first = scores.argsort(kind="stable")[::-1]
        labels = map(self.model.labels.__getitem__, best_first.tolist())
        return tuple(zip(labels, scores[best_first].tolist(), strict=True))

    def _issues(
        self, leading: tuple[str, float], votes: Sequence[np.ndarray]
    ) -> tuple[tuple[str, float], ...]:
        """The leading intent, and the first of each clause that is sure of an issue by itself."""
        raised = dict([leading] if leading[1] >= LEADING_ISSUE else [])
        for label, score in (self._ranked(vote)[0] for vote in votes):
            if score >= FURTHER_ISSUE:
                raised[label] = max(score, raised.get(label, 0.0))
        issues = [(label, sure) for label, sure in raised.items() if label in self.model.issues]
        return tuple(sorted(issues, key=lambda issue: (issue[0] != leading[0], -issue[1])))

    def _hints(self, rows: Sequence[np.ndarray]) -> tuple[tuple[str, float], ...]:
        """The issue that each piece by itself is likeliest about.

        A fragment by its words alone: the encoder would take as long for each as for the whole
        message. A clause has its vector already.
        """
        hinted: dict[str, float] = {}
        for row in rows:
            label, score = next(one for one in self._ranked(row) if one[0] in self.model.issues)
            if score >= HINT:
                hinted[label] = max(score, hinted.get(label, 0.0))
        return tuple(sorted(hinted.items(), key=lambda hint: -hint[1]))

    def _mended(self, text: str) -> str:
        return self._spelling.mend(text[:LONGEST_PIECE])

    def _most_telling(self, found: Sequence[str], most: int) -> Sequence[str]:
        """Encoding is dear: in a long message the words alone choose which pieces get it."""
        if len(found) <= most:
            return found
        clear = [self._seems_telling(each[:LONGEST_PIECE]) for each in found]
        chosen = sorted(np.argsort(clear, kind="stable")[-most:])
        return [found[place] for place in chosen]

    def _seems_telling(self, sentence: str) -> float:
        """How sure its words are of an issue, and how many of them are known at all."""
        known = [word in self.model.words.columns for word in lexical.singles(sentence)]
        sure = self._issue(self._spelt.by_words(sentence))
        return sure * sum(known) / max(len(known), 1)

    def _issue(self, scores: np.ndarray) -> float:
        """How sure a sentence is of an issue; "thank you" says nothing about the mail it ends."""
        return float(scores[~self._courteous].max(initial=0.0))

    def _votes(self, spelt: np.ndarray, vectors: np.ndarray) -> np.ndarray:
        """A row for each text, read together: the examples are too many to pass over often."""
        model = self.model
        dense = shares(vectors @ model.weights.T + model.bias)
        near, most = self._neighbours.vote(meaning(vectors), len(model.labels))
        share = 1 - model.lexical_share - model.neighbour_share
        votes = share * dense + model.lexical_share * spelt + model.neighbour_share * near
        return votes * np.clip(most, 0.0, 1.0)
