"""What a reply holds that costs points, each remark with its place."""

from __future__ import annotations

import re
from dataclasses import dataclass

from firstline.training.sentences import Sentence
from firstline.training.truth.moments import moments
from firstline.training.wording import heard

CLASSES = (
    *("DENIAL", "BLAME", "COMMAND", "POLICY", "MINIMISE", "FAKE", "VAGUE", "CONTRADICT"),
    "OVERPROMISE",
)
_HEADINGS = {name: (name.lower(),) for name in CLASSES} | {
    "DENIAL": ("denial", "doubt"),
    "COMMAND": ("calm", "command"),
}
_DISOWNED = re.compile(
    r"\b(?:won't|wouldn't|will not|would not|not going to|never|don't want to|not|isn't"
    r"|no need to|rather than|instead of"
    r"|without|nobody|no one|mustn't|don't have to|shouldn't|can't|cannot|not here to"
    r"|don't)\b(?: (?!only|just)[\w']+){0,4}? ?$",
    re.IGNORECASE,
)
_WAY_ROUND = re.compile(
    r"\b(?:what (?:i|we) can do\b(?! about)|(?<!nothing )(?<!thing )(?:i|we) can\b(?!'t|not"
    r"| only| do\b)|instead\b|let me\b|i'll\b"
    r"|the reason is\b|here's what)",
    re.I,
)


@dataclass(frozen=True)
class Remark:
    """`kind` is one of CLASSES; `turn[start:end] == quote`."""

    kind: str
    start: int
    end: int
    quote: str


def remarks(sentences: tuple[Sentence, ...]) -> tuple[Remark, ...]:
    """Of one turn, in the order of the text; one of a kind a sentence."""
    found = [one for sentence in sentences for one in _of_sentence(sentence, sentences)]
    return tuple(sorted(found, key=lambda one: one.start))


def _of_sentence(sentence: Sentence, around: tuple[Sentence, ...]) -> list[Remark]:
    words, text = heard("remarks"), sentence.own
    found = []
    for kind, headings in _HEADINGS.items():
        match = next((m for name in headings if (m := meant(words[name], text))), None)
        if match and not _spared(kind, match, sentence, around):
            found.append(
                Remark(kind, sentence.start + match.start(), sentence.start + match.end(), match[0])
            )
    return found


def meant(shape: re.Pattern[str], text: str) -> re.Match[str] | None:
    """The first match that is not disowned: "I won't tell you to calm down"."""
    return next(
        (
            m
            for m in shape.finditer(text)
            if m[0].strip() and not _DISOWNED.search(text[max(0, m.start() - 45) : m.start()])
        ),
        None,
    )


def _spared(
    kind: str, match: re.Match[str], sentence: Sentence, around: tuple[Sentence, ...]
) -> bool:
    if kind == "VAGUE":
        return bool(moments(sentence.figured, None)) or sentence.reported(match.start())
    if kind == "POLICY":
        return any(_WAY_ROUND.search(one.own) for one in around)
    if kind == "MINIMISE":
        return any(
            any(c.isdigit() for c in one.text) for one in around if "worr" in match[0].lower()
        )
    if kind == "FAKE" and "understand" in match[0].lower():
        return any(any(c.isdigit() for c in one.text) for one in around)
    if kind == "DENIAL":
        return sentence.hypothetical(match.start()) or sentence.reported(match.start())
    if kind == "OVERPROMISE":
        return bool(re.search(r"\b(?:under|in|within|out of|the) $", sentence.own[: match.start()]))
    return False
