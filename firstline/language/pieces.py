"""Texts to the numbers of their word pieces; words that were seen before cost next to nothing."""

from __future__ import annotations

import re
from functools import lru_cache

from tokenizers import Tokenizer

from firstline.language.tokenizer import LONGEST

# A token holds a character at least; the tokenizer would read a whole paste only to cut it.
LONGEST_TEXT = 12 * LONGEST
REMEMBERED = 8192  # words
# In ASCII the tokenizer takes letters and digits for a word and all else, one by one, for marks.
_WORD = re.compile("[A-Za-z0-9]+|[^A-Za-z0-9 ]")


class Pieces:
    """The tokenizer's own answers, put together from those to single words where that is the same."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        self._first, self._last = tokenizer.encode("").ids
        self._of_word = lru_cache(REMEMBERED)(self._read)

    def cut(self, text: str) -> tuple[list[int], list[int]]:
        """The numbers, [CLS] and [SEP] around them, at most `LONGEST`; and where in the text the
        word of each begins, [CLS] and [SEP] left out."""
        text = text[:LONGEST_TEXT]
        if not (text.isascii() and text.isprintable()):
            found = self._tokenizer.encode(text)
            return found.ids, [start for start, _ in found.offsets[1:-1]]
        numbers, starts = [self._first], []
        for word in _WORD.finditer(text):
            pieces = self._of_word(word[0])
            numbers += pieces
            starts += [word.start()] * len(pieces)
        del numbers[LONGEST - 1 :], starts[LONGEST - 2 :]
        return [*numbers, self._last], starts

    def knows(self, word: str) -> bool:
        """Whether a lower-case word is one piece of the vocabulary: an ordinary English word."""
        return self._tokenizer.token_to_id(word) is not None

    def _read(self, word: str) -> list[int]:
        return self._tokenizer.encode(word, add_special_tokens=False).ids
