"""Cuts a sentence where a second matter can begin: "charged twice and nobody called me back".

`clauses` where one surely does, `fragments` wherever one may.
"""

from __future__ import annotations

import re

SHORTEST_CLAUSE = 3

# What a clause of its own begins with; after a mere "and" a list goes on: "slate and sage".
_BEGINS = (
    "i|i'm|i've|i'd|we|we're|we've|you|you've|you're|she|she's|he|he's|they|they've|they're|"
    "it|it's|this|that|that's|there|there's|my|our|your|her|his|their|the|a|an|"
    "no|nobody|no-one|none|nothing|not|never|neither|both|two|someone|somebody|"
    "where|when|what|why|how|who|did|do|does|has|have|is|are|was|can|could|will|would|please|pls|"
    "still|now|also|then|cust|customer|ctm|caller|wants|want"
)
_JOINS = r"and|but|also|plus|oh|by\ the\ way|btw|besides|while|yet|so|then"
_JOINT = re.compile(
    rf"""(?ix)
    (?<=;)\s+ | (?<=:)\s+ | \s+(?=[-+/&]+\s)
    | (?<=,)\s+(?=(?:{_BEGINS}|{_JOINS})\b)
    | \s+(?=(?:(?:{_JOINS})\s+)+(?:{_BEGINS})\b)
    """
)
_WORD = re.compile(r"[^\W\d_]")

SHORTEST_FRAGMENT, LONGEST_FRAGMENT = 2, 30
_MAY_JOIN = re.compile(
    r"""(?ix)
    (?<=[.,;:!?])["')]*\s+ | \n+ | (?:^|\s+)\(?\d[.)]\s+ | \s+[-+/&]+\s+
    | \s+(?:and|but|also|plus|while|whereas|then|besides)\s+
    | \s+(?=(?:when|because|that|whether|where|although|though)\s)
    """
)


def clauses(sentence: str) -> list[str]:
    """The sentence's words, none lost, in pieces of at least three: one if nothing joins it."""
    pieces: list[list[str]] = []
    for words in map(str.split, _JOINT.split(sentence)):
        if pieces and not (_says_something(words) and _says_something(pieces[-1])):
            pieces[-1].extend(words)
        else:
            pieces.append(words)
    return [" ".join(piece) for piece in pieces]


def fragments(text: str) -> list[str]:
    """What stands between any two joints, of 2 to 30 words; none where nothing is joined."""
    pieces = [piece.split() for piece in _MAY_JOIN.split(text)]
    telling = [
        " ".join(words)
        for words in pieces
        if _real_words(words) >= SHORTEST_FRAGMENT and len(words) <= LONGEST_FRAGMENT
    ]
    return telling if len(pieces) > 1 else []


def _real_words(words: list[str]) -> int:
    return sum(bool(_WORD.search(word)) for word in words)


def _says_something(words: list[str]) -> bool:
    """An amount or a date counts as a word beside two real ones."""
    return len(words) >= SHORTEST_CLAUSE and _real_words(words) > 1
