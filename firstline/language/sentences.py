"""Splits a message, often a whole pasted mail, into the sentences that can carry its issue."""

from __future__ import annotations

import re
from dataclasses import dataclass

LONGEST_MESSAGE = 16_000
LONGEST_SENTENCE = 32
FROM_THE_START, FROM_THE_END = 90, 30
SHORTEST_SENTENCE = 3

_HEADER = re.compile(
    r"(?i)^(?:from|to|cc|bcc|sent|date|reply-to|on .+ wrote)\s*:.*$|^on .+ wrote:$"
)
_SUBJECT = re.compile(r"(?i)^(?:(?:subject|re|fw|fwd)\s*:\s*)+")
_BULLET = re.compile(r"^(?:[-*•·>+]+|\(?\d{1,2}[.)])\s+")
_GREETING = re.compile(
    r"(?i)^(?:hi|hiya|hey|hello|dear|good (?:morning|afternoon|evening|day)|greetings|to whom)"
    r"\b[^,.!?:;]{0,40}[,.!:;]\s*"
)
_CLOSING = re.compile(
    r"(?i)^(?:(?:kind|best|warm|many)?\s*regards|best(?: wishes)?|cheers|sincerely|"
    r"yours(?: \w+)?|(?:many )?thanks(?: again| in advance| a lot| so much)?|thank you|"
    r"respectfully|take care)\b[\s,.!-]*(?:[\w.'-]+\s*){0,3}$|^sent from my .*$|^--\s*$"
)
_END = re.compile(r"(?<=[.!?;])[\"')]*\s+")
_PAUSE = re.compile(r"(?<=[,:])\s+|\s+-+\s+|\s+(?=(?:and|but|because|so)\s)")
_WORD = re.compile(r"\S*[^\W\d_]\S*")
_UNFINISHED = 55


@dataclass(frozen=True)
class Parts:
    """`body` is the message without letterhead, greeting and signature; it is never empty unless
    the message is. `sentences` have 3 to 32 words; of very many, the first 90 and the last 30."""

    body: str
    sentences: tuple[str, ...]


def split(text: str) -> Parts:
    """At most the first 16,000 characters are looked at."""
    lines = [line.strip() for line in text[:LONGEST_MESSAGE].splitlines()]
    kept = _unwrap(_without_signature([line for line in lines if line]))
    spoken = [_GREETING.sub("", _SUBJECT.sub("", line)) for line in kept]
    found = [sentence for line in spoken for sentence in _END.split(line) if sentence.strip()]
    body = " ".join(found) or " ".join(lines)
    pieces = [piece for sentence in found for piece in _bounded(sentence)]
    telling = [piece for piece in pieces if _says_something(piece)]
    if len(telling) > FROM_THE_START + FROM_THE_END:
        telling = telling[:FROM_THE_START] + telling[-FROM_THE_END:]
    return Parts(body, tuple(telling))


def _without_signature(lines: list[str]) -> list[str]:
    """Header lines go; from a closing formula on, what follows is a name and an address.

    A closing in the first line is the message itself, and a long text after one is a quoted mail.
    """
    kept: list[str] = []
    skipped = 0
    for line in (_BULLET.sub("", line) for line in lines if not _HEADER.match(line)):
        if kept and _CLOSING.match(line):
            skipped = 6
        elif skipped and len(line.split()) < 7:
            skipped -= 1
        else:
            skipped = 0
            kept.append(line)
    return kept


def _unwrap(lines: list[str]) -> list[str]:
    """Joins lines that a mail program wrapped in the middle of a sentence."""
    joined: list[str] = []
    for line in lines:
        if (
            joined
            and not joined[-1].endswith((".", "!", "?", ":"))
            and _continues(joined[-1], line)
        ):
            joined[-1] = f"{joined[-1]} {line}"
        else:
            joined.append(line)
    return joined


def _continues(before: str, line: str) -> bool:
    return len(before.rsplit("\n", 1)[-1]) >= _UNFINISHED and (
        line[0].islower() or line[0].isdigit()
    )


def _bounded(sentence: str) -> list[str]:
    """The sentence, or a very long one cut at its pauses and then after every 32 words."""
    if len(sentence.split()) <= LONGEST_SENTENCE:
        return [sentence]
    pieces: list[list[str]] = [[]]
    for words in map(str.split, _PAUSE.split(sentence)):
        if pieces[-1] and len(pieces[-1]) + len(words) > LONGEST_SENTENCE // 2:
            pieces.append([])
        pieces[-1].extend(words)
    return [
        " ".join(piece[start : start + LONGEST_SENTENCE])
        for piece in pieces
        for start in range(0, len(piece), LONGEST_SENTENCE)
    ]


def _says_something(sentence: str) -> bool:
    return len(_WORD.findall(sentence)) >= SHORTEST_SENTENCE
