"""Number words written as figures, so that "forty-nine pounds ninety" reads like "49 pounds 90"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

_UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_VALUES = {word: value for value, word in enumerate(_UNITS)}
_VALUES |= {word: 20 + 10 * place for place, word in enumerate(_TENS)}
_VALUES |= {"oh": 0, "fourty": 40}
_DIGITS = frozenset("0123456789")
_FACTORS = {"hundred": 100, "thousand": 1000}
_ORDINALS = {
    **{"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7},
    **{"eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13},
    **{"fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18},
    **{"nineteenth": 19, "twentieth": 20, "thirtieth": 30},
}
_LATE_MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december"
)

_NUMBER = "|".join(sorted(_VALUES, key=len, reverse=True))
_RUN = re.compile(
    rf"(?<![\w-])(?:an? (?=hundred|thousand)|(?:{_NUMBER})(?![\w]))"
    rf"(?:[ -]?(?:and )?(?:{_NUMBER}|hundred|thousand)(?!\w))*",
    re.IGNORECASE,
)
_MONEY = re.compile(
    r"[ -](?:pence|penny|cents?|pounds?|euros?|dollars?|quid|bucks?)\b", re.IGNORECASE
)
_ORDINAL = "|".join(sorted(_ORDINALS, key=len, reverse=True))
_DAY = re.compile(
    rf"\b(?:(?P<tens>twenty|thirty)[ -]?)?(?P<word>{_ORDINAL})(?= (?:of )?(?:{_LATE_MONTHS})\b)"
    rf"|(?<=\b)(?:(?<=january )|(?<=february )|(?<=march )|(?<=april )|(?<=may )|(?<=june )"
    rf"|(?<=july )|(?<=august )|(?<=september )|(?<=october )|(?<=november )|(?<=december )"
    rf"|(?<=on the )|(?<=by the )|(?<=and the ))"
    rf"(?:(?P<tens2>twenty|thirty)[ -]?)?(?P<word2>{_ORDINAL})\b(?! (?:one|payment|debit|charge"
    rf"|time))",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Figured:
    """`text` in figures; `places[i]` is the span of the text as written that its i-th character
    came from."""

    text: str
    places: tuple[tuple[int, int], ...]

    @cached_property
    def has_digits(self) -> bool:
        return any(character in _DIGITS for character in self.text)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the written text that `text[start:end]` came from."""
        first = self.places[start][0]
        return first, self.places[end - 1][1] if end > start else first


@lru_cache(maxsize=2048)
def figured(text: str) -> Figured:
    """`text` with its number words as figures. Digit by digit words ("four four two one") become
    "4 4 2 1"; "one" alone stays, for it is seldom a number."""
    pieces: list[str] = []
    places: list[tuple[int, int]] = []
    reached = 0
    for start, end, written in sorted(_changes(text), key=lambda one: (one[0], -one[1])):
        if start < reached:
            continue
        pieces.append(text[reached:start] + written)
        places.extend((at, at + 1) for at in range(reached, start))
        places.extend([(start, end)] * len(written))
        reached = end
    pieces.append(text[reached:])
    places.extend((at, at + 1) for at in range(reached, len(text) + 1))
    return Figured("".join(pieces), tuple(places))


def _changes(text: str) -> Iterator[tuple[int, int, str]]:
    for found in _DAY.finditer(text):
        tens = (found["tens"] or found["tens2"] or "").lower()
        word = (found["word"] or found["word2"]).lower()
        yield (*found.span(), f"{_VALUES.get(tens, 0) + _ORDINALS[word]}th")
    for found in _RUN.finditer(text):
        alone = found[0].lower() in ("one", "oh")
        if not alone or _MONEY.match(text, found.end()):
            yield (*found.span(), " ".join(_numbers(found[0].lower())))


def _numbers(run: str) -> Iterator[str]:
    """ "three hundred and twelve forty" is 312 and 40; "oh five" is 05."""
    total, group, last, begun = 0, 0, 0, False
    for word in re.findall(r"[a-z]+", run):
        if word in ("and", "a", "an"):
            begun, group, last = True, group or (1 if word != "and" else 0), last
            continue
        if word in _FACTORS:
            group = max(group, 1) * _FACTORS[word]
            total, group = (total + group, 0) if word == "thousand" else (total, group)
            last, begun = _FACTORS[word], True
            continue
        value = _VALUES[word]
        if begun and not _goes_on(last, value):
            yield str(total + group)
            total = group = 0
        if value == 0 and word == "oh":
            yield "0"
            begun, last = False, 0
            continue
        group, last, begun = group + value, value, True
    if begun:
        yield str(total + group)


def _goes_on(last: int, value: int) -> bool:
    """ "forty" goes on with "nine", "hundred" with anything below it."""
    if last in (100, 1000):
        return value < last
    return 20 <= last <= 90 and last % 10 == 0 and 0 < value < 10
