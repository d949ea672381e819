"""Each part of the benchmark: train as the product does, ask, count."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from benchmarks.language import scores, sets
from benchmarks.language.remembered import Remembered
from benchmarks.language.scores import Share
from firstline import clock, company
from firstline.casework import said
from firstline.language.classifier import Classifier
from firstline.language.trainer import Tuning, train

FEW, SEED = 10, 1
OUT_OF_SCOPE = "out_of_scope"


@dataclass(frozen=True)
class Own:
    """Our own phrases: shares by style and by intent, and issues of the labelled messages.

    `second` are the phrases, all of one issue at most, that are heard to raise another one.
    """

    overall: Share
    among_three: Share
    by_style: dict[str, Share]
    by_intent: dict[str, Share]
    confused: list[tuple[tuple[str, str], int]]
    issues: dict[str, tuple[Share, Share]]
    second: Share


@dataclass(frozen=True)
class Clinc:
    """CLINC150 without a single example of what is out of scope."""

    accuracy: Share
    outside: scores.OutOfScope


def own(classifier: Classifier) -> Own:
    phrases = [(each, classifier.classify(each.text)) for each in sets.held_back()]
    answers = [(phrase.intent, got) for phrase, got in phrases]
    return Own(
        overall=scores.right(answers),
        among_three=scores.right(answers, among=3),
        by_style=scores.by_group((phrase.style, phrase.intent, got) for phrase, got in phrases),
        by_intent=scores.by_group((phrase.intent, phrase.intent, got) for phrase, got in phrases),
        confused=scores.confused(answers),
        issues={part: _issues(classifier, part) for part in ("open", "held")},
        second=scores.second_issues(answers),
    )


def own_classifier(encoder: Remembered) -> Classifier:
    """The product's, trained here without Rasa."""
    return Classifier(train(sets.examples(), encoder, own_tuning()), encoder, only_identifier())


def own_tuning() -> Tuning:
    written = sets.pipeline()
    given: dict[str, Any] = {
        field.name: written[field.name] for field in fields(Tuning) if field.name in written
    }
    return Tuning(**given)


def banking(encoder: Remembered, folder: Path, each: int | None) -> Share:
    """Accuracy on the official test set, with `each` examples an intent or with all."""
    learnt, asked = sets.banking(folder)
    examples = sets.few(learnt, each, SEED) if each else learnt
    classifier = Classifier(train(examples, encoder), encoder)
    return scores.right([(intent, classifier.classify(text)) for text, intent in asked])


def clinc(encoder: Remembered, folder: Path) -> Clinc:
    parts = sets.clinc(folder)
    classifier = Classifier(train(parts["train"], encoder), encoder)
    inside = [(intent, classifier.classify(text)) for text, intent in parts["test"]]
    outside = [classifier.classify(text).confidence for text, _ in parts["oos_test"]]
    return Clinc(
        accuracy=scores.right(inside),
        outside=scores.out_of_scope([got.confidence for _, got in inside], outside),
    )


def _issues(classifier: Classifier, part: str) -> tuple[Share, Share]:
    messages = sets.several_issues(part)
    return scores.issues((expected, classifier.classify(text)) for text, expected in messages)


def only_identifier() -> Callable[[str], bool]:
    """The parser's word on messages that are nothing but identifiers, as the product asks it."""
    here = company.load()

    def is_identifier(text: str) -> bool:
        return said.names_only(text, region=here.region, timezone=here.timezone, now=clock.now())

    return is_identifier
