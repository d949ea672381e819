"""What a written word stands for: contractions, shorthand, and slips of the finger."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

SHORTEST = 5  # letters of a word that may be misspelt; the slip may have one less
SURE = 8  # letters from which one wrong letter makes no other word
FORMS = ("s", "es", "ed", "er", "ers", "ing", "ly")  # of a real word
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
        if len(word) < SHORTEST - 1 or len(word) > 20 or not word.isalpha() or self._is_real(word):
            return word
        found = [near for one in (word, *_shorter(word)) for near in self.near.get(one, ())]
        return min((near for near in found if _is_slip(word, near)), default=word)

    def _is_real(self, word: str) -> bool:
        return word in self.real or any(
            word.endswith(form) and word.removesuffix(form) in self.real for form in FORMS
        )


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


def _is_slip(written: str, word: str) -> bool:
    """One letter too many or too few, two neighbours swapped, in a long word one letter wrong. The
    first letter is never wrong."""
    if written[0] != word[0]:
        return False
    start = next(
        (place for place, (a, b) in enumerate(zip(written, word, strict=False)) if a != b),
        min(len(written), len(word)),
    )
    mine, its = written[start:], word[start:]
    if len(mine) != len(its):
        return mine[1:] == its or mine == its[1:]
    if mine[:2] == its[1::-1] and mine[2:] == its[2:]:
        return True
    return len(word) >= SURE and mine[1:] == its[1:]
