"""Mends slips of the finger towards the words of the training examples."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable

_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?", re.IGNORECASE)
SHORTEST, LONGEST = 3, 20


class Spelling:
    """One letter lost, added, changed or swapped, in a word that nobody knows: "refnud".

    `known` says whether a word is English to the encoder; such words are never touched. Names
    mostly survive because the first letter has to be right (or swapped with the second).
    """

    def __init__(self, often: dict[str, int], known: Callable[[str], bool]) -> None:
        self.often = often
        self._known = known
        self._without_a_letter: dict[str, list[str]] = defaultdict(list)
        for word in often:
            for shorter in {word, *_shorter(word)}:
                self._without_a_letter[shorter].append(word)

    def mend(self, text: str) -> str:
        """The text with mended words in lower case; everything else stays as it is."""
        return _WORD.sub(lambda found: self._mended(found[0]), text)

    def _mended(self, written: str) -> str:
        word = written.lower()
        if not SHORTEST <= len(word) <= LONGEST or word in self.often or self._known(word):
            return written
        near = {
            candidate
            for shorter in {word, *_shorter(word)}
            for candidate in self._without_a_letter.get(shorter, ())
            if _begins_alike(word, candidate)
        }
        if len(word) == SHORTEST:
            near = {candidate for candidate in near if sorted(candidate) == sorted(word)}
        return max(near, key=lambda candidate: self._likely(word, candidate), default=written)

    def _likely(self, word: str, candidate: str) -> tuple[bool, int, str]:
        """A lost, doubled or swapped letter before a wrong one; then the more frequent word."""
        another_letter = len(word) == len(candidate) and sorted(word) != sorted(candidate)
        return not another_letter, self.often[candidate], candidate


def count(texts: Iterable[str]) -> dict[str, int]:
    """How often each word stands in the texts; the shortest and the unique ones are left out."""
    counted = Counter(word.lower() for text in texts for word in _WORD.findall(text))
    return {word: often for word, often in counted.items() if often > 1 and len(word) >= SHORTEST}


def _shorter(word: str) -> set[str]:
    return {word[:place] + word[place + 1 :] for place in range(len(word))}


def _begins_alike(word: str, candidate: str) -> bool:
    return word[0] == candidate[0] or word[:2] == candidate[1::-1]
