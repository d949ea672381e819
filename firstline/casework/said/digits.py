"""The digits written at one place of a text, in any of the ways people group four digits."""

from __future__ import annotations

import re

from firstline.casework.said.page import Page

SHORTEST, LONGEST = 3, 6  # digits of a tail
USUAL = 4

PLAIN = re.compile(r"[0-9]{3,40}(?![0-9A-Za-z]|\.[0-9]|,[0-9]{1,3}(?![0-9]))")
DASHED = re.compile(r"[0-9]{1,3}(?:-[0-9]{1,3}){1,5}(?![0-9A-Za-z]|[-/.,][0-9])")
SPACED = re.compile(r"[0-9]{1,2}(?:[ .][0-9]{1,2}){1,5}(?![0-9A-Za-z]|[-/.,:][0-9])")


def digits_at(page: Page, start: int) -> tuple[int, str] | None:
    """(end, digits) of the digits or number words that begin at `start`: "7776", "77-76",
    "7 7 7 6", "double seven seven six". At least three digits; None when there are none."""
    if start in page.spoken:
        return page.spoken[start]
    if found := DASHED.match(page.text, start):
        return _grouped(found[0], start)
    if found := PLAIN.match(page.text, start):
        return found.end(), found[0]
    found = SPACED.match(page.text, start)
    return _grouped(found[0], start) if found else None


def _grouped(written: str, start: int) -> tuple[int, str] | None:
    """All groups when they make a tail, else those that make four digits."""
    digits = re.sub(r"[^0-9]", "", written)
    if SHORTEST <= len(digits) <= LONGEST:
        return start + len(written), digits
    taken = ""
    for group in re.finditer(r"[0-9]+", written):
        taken += group[0]
        if len(taken) == USUAL:
            return start + group.end(), taken
    return None


def ending(digits: str) -> str:
    """A tail's value: padding zeros before the usual four digits say nothing ("0007776")."""
    while len(digits) > USUAL and digits[0] == "0":
        digits = digits[1:]
    return digits
