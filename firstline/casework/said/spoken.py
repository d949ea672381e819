"""Digits said as words: "double seven seven six", "seventy-seven seventy-six", "oh"."""

from __future__ import annotations

import re
from collections.abc import Iterator

UNITS = {
    **{"zero": "0", "oh": "0", "o": "0", "nought": "0", "naught": "0", "nil": "0"},
    **{"one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6"},
    **{"seven": "7", "eight": "8", "nine": "9", "sevn": "7", "eigth": "8", "niner": "9"},
    **{"foure": "4", "tree": "3", "svn": "7", "thre": "3"},
}
TEENS = {
    **{"ten": "10", "eleven": "11", "twelve": "12", "thirteen": "13", "fourteen": "14"},
    **{"fifteen": "15", "sixteen": "16", "seventeen": "17", "eighteen": "18", "nineteen": "19"},
}
TENS = {
    **{"twenty": "2", "thirty": "3", "forty": "4", "fourty": "4", "fifty": "5"},
    **{"sixty": "6", "seventy": "7", "eighty": "8", "ninety": "9"},
}
TIMES = {"double": 2, "dbl": 2, "triple": 3, "treble": 3, "quadruple": 4}
LEAST = 3  # digits: fewer are a count ("forty two")
GLUE = {"", " ", "-", ",", ", ", " - ", "  "}

WORDS = sorted([*UNITS, *TEENS, *TENS, *TIMES, *(f"{unit}s" for unit in UNITS if len(unit) > 2)])
WORD = re.compile(rf"(?:(?<![A-Za-z])(?:{'|'.join(WORDS)})(?![A-Za-z])|[0-9]+)", re.IGNORECASE)
COUNTED = re.compile(r"[ -]?(?:hundred|thousand|million|dozen|percent)", re.IGNORECASE)


def spoken(text: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, digits) of each run of number words; digits may stand among the words."""
    run: list[tuple[str, int, int]] = []
    for found in WORD.finditer(text):
        word = found[0].lower()
        if run and not _joins(text[run[-1][2] : found.start()], run[-1][0], word):
            yield from _ended(run, text)
            run = []
        if word.isalpha() or len(word) <= 2:
            run.append((word, found.start(), found.end()))
        elif run:
            yield from _ended(run, text)
            run = []
    if run:
        yield from _ended(run, text)


def _joins(between: str, last: str, word: str) -> bool:
    return between in GLUE and (bool(between) or last.isdigit() != word.isdigit())


def _unit(word: str) -> str:
    """One digit of a word: "seven", and "sevens" as in "double sevens"."""
    if word in UNITS:
        return UNITS[word]
    return UNITS.get(word[:-1], "") if len(word) > 3 and word.endswith("s") else ""


def _ended(run: list[tuple[str, int, int]], text: str) -> Iterator[tuple[int, int, str]]:
    words = [word for word, _, _ in run if not word.isdigit()]
    if not words or COUNTED.match(text, run[-1][2]):
        return
    if not any(word not in ("o", "oh") for word in words) and not run[0][0].isdigit():
        return
    digits, used = _digits([word for word, _, _ in run])
    if len(digits) >= LEAST:
        yield run[0][1], run[used - 1][2], digits


def _digits(words: list[str]) -> tuple[str, int]:
    """The digits that `words` spell and how many words that took."""
    digits, place = "", 0
    while place < len(words):
        word, following = words[place], words[place + 1] if place + 1 < len(words) else ""
        step = 2
        if word in TIMES:
            single = following if following.isdigit() and len(following) == 1 else _unit(following)
            if not single:
                break
            digits += single * TIMES[word]
        elif word in TENS and _unit(following) not in ("", "0"):
            digits += TENS[word] + _unit(following)
        else:
            step = 1
            digits += _one(word)
        place += step
    return digits, place


def _one(word: str) -> str:
    if word.isdigit():
        return word
    return TENS[word] + "0" if word in TENS else TEENS.get(word) or _unit(word)
