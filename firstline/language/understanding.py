"""What the classifier says about one message."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Understanding:
    """`ranking` is best first and starts with `intent`; a message without words has neither.

    Confidence (0 to 1) is the probability times the likeness to the nearest training example, so
    it is low for text that is unlike everything known, whatever the probabilities say.

    `issues` are the issues that the message raises, with their confidence: the leading one first,
    then the strongest; none when it raises none or is not understood.

    `hints` are the issues that its fragments sound like when each is read alone, the strongest first:
    too little to go by, unless something else speaks for one.
    """

    intent: str | None
    confidence: float
    ranking: tuple[tuple[str, float], ...]
    issues: tuple[tuple[str, float], ...] = ()
    hints: tuple[tuple[str, float], ...] = ()


NOTHING = Understanding(None, 0.0, ())
