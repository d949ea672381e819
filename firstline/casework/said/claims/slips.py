"""What a written word stands for: contractions, shorthand, and slips of the finger."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

SHORTEST = 5  # letters of a word that may be misspelt; the slip may have one less
CONTRACTED = (("n't", "not"), ("'ve", "have"), ("'re", "are"), ("'ll", "will"), ("'m", "am"))
STEMS = {"ca": "can", "wo": "will", "sha": "shall", "ai": "is"}


@dataclass(frozen=True)
class Slips:
    """`near`: words of the sheets, by themselves less one letter. `real`: words that are no slip."""

    shorthand: Mapping[str, tuple[str, ...]]
    near: Mapping[str, tuple[str, ...]]
    real: frozenset[str]

    def spelt(self, written: str) -> tuple[str, ...]:
        """The words that `written`, in lower case, stands for."""
        if written in self.shorthand:
            return self.shorthand[written]
        for ending, full in CONTRACTED:
            if written.endswith(ending) and len(written) > len(ending):
                stem = written.removesuffix(ending)
                return STEMS.get(stem, stem), full
        word = written.split("'", 1)[0] or written
        if word in self.shorthand:
            return self.shorthand[word]
        return (self._meant(word),)

    def _meant(self, word: str) -> str:
        if len(word) < SHORTEST - 1 or len(word) > 20 or word in self.real or not word.isalpha():
            return word
        found = [near for one in (word, *_shorter(word)) for near in self.near.get(one, ())]
        fitting = [near for near in found if _one_apart(word, near)]
        return min(fitting, key=lambda near: (near[0] != word[0], near), default=word)


def slips(
    shorthand: Mapping[str, tuple[str, ...]], words: Iterable[str], real: Iterable[str]
) -> Slips:
    """`words`: those of the sheets, which may be misspelt."""
    near: dict[str, tuple[str, ...]] = {}
    known = {word for word in words if len(word) >= SHORTEST}
    for word in sorted(known):
        for one in {word, *_shorter(word)}:
            near[one] = (*near.get(one, ()), word)
    return Slips(shorthand, near, frozenset(real) | known)


def _shorter(word: str) -> Iterator[str]:
    return (word[:place] + word[place + 1 :] for place in range(len(word)))


def _one_apart(written: str, word: str) -> bool:
    """One letter too many, too few, wrong, or two neighbours swapped."""
    if abs(len(written) - len(word)) > 1:
        return False
    start = next(
        (place for place, (a, b) in enumerate(zip(written, word, strict=False)) if a != b),
        min(len(written), len(word)),
    )
    mine, its = written[start:], word[start:]
    if len(mine) != len(its):
        return mine[1:] == its or mine == its[1:]
    return mine[1:] == its[1:] or (mine[:2] == its[1::-1] and mine[2:] == its[2:])
