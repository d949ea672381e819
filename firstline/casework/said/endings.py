"""Digits marked as the end of something: "x7776", "ending in 77-76", "last four 7776", "...7776"."""

from __future__ import annotations

import re

from firstline.casework.said.digits import LONGEST, SHORTEST, digits_at, ending
from firstline.casework.said.mention import NUMBER, TAIL
from firstline.casework.said.page import Page

WORDS = ("ending", "ends", "ended", "endin", "endings")
SLIPS = {
    slip
    for word in ("ending", "ends")
    for place in range(len(word))
    for slip in (
        word[:place] + word[place + 1 :],
        word[:place] + word[place] + word[place:],
        word[:place] + word[place + 1 : place + 2] + word[place] + word[place + 2 :],
    )
} - {"end", "ens", "nds", "eds", "endi", "enging"}
ENDING_WORDS = "|".join(sorted({*WORDS, *SLIPS, "end", "emding", "endong", "enging"}, key=len))

MASK = r"xX*•●∙·×_✱"
CARD_REMOVED = re.compile(r"\[card number removed, ends ([0-9]{4})\]")
MASKED = re.compile(
    rf"(?<![\w*])(?:(?:[0-9]{{1,6}}[ -]?){{1,2}}[{MASK}#]{{2,16}}|[{MASK}#]{{1,16}})"
    rf"(?:[ -][{MASK}#]{{1,6}}){{0,4}}[ -]{{0,2}}(?=[0-9])"
)
DOTTED = re.compile(r"(?<![0-9.])\.{2,12} ?(?=[0-9])")
FILLER = (
    r"(?:[ :=,\"'(\[-]{0,3}(?:in|with|on|by|w/|w|of|is|are|was|were|the|at|as|digits?|numbers?|no\.?"
    r"|figures?|it|i|nos?)(?![A-Za-z0-9])){0,4}"
)
OPENING = rf"[ \n:=,\"'(\[-]{{0,4}}(?:[{MASK}#]{{1,16}}[ -]?|\.{{2,6}} ?)?"
MARKED = re.compile(
    rf"(?<![A-Za-z])(?:{ENDING_WORDS}|finish(?:es|ing)?|terminat(?:es|ing)|tail|suffix"
    rf"|final (?:four|4|three|3)(?: digits)?)(?![A-Za-z]){FILLER}{OPENING}",
    re.IGNORECASE,
)
LAST_FOUR = re.compile(
    r"(?<![A-Za-z])(?:last|lst|final) ?-?(?:4|four|3|three|5|five|6|six)(?![0-9A-Za-z])"
    r"(?: ?(?:digits?|numbers?|figures?|nos?\.?|#s?))?"
    rf"(?:[ ,]{{1,2}}(?!(?:weeks?|days?|months?|hours?|years?|times)\b)[A-Za-z']{{1,15}}){{0,7}}{OPENING}",
    re.IGNORECASE,
)


def read_masked(page: Page) -> None:
    """Notes the removed card numbers and the masked ones: "****7776", "xx-7776", "...7776"."""
    for found in CARD_REMOVED.finditer(page.text):
        page.mention(TAIL, found[1], *found.span())
    for shape in (MASKED, DOTTED):
        for found in shape.finditer(page.text):
            if found[0] not in ("x ", "X ", "* ", "× ", "· "):
                _note(page, found.start(), found.end(), least=_least(found[0]))


def read_marked(page: Page) -> None:
    """Notes what words call an ending, also misspelt ones."""
    for shape in (LAST_FOUR, MARKED):
        for found in page.near_digits(shape):
            opening = re.search(rf"[{MASK}#.]+[ -]?$", found[0])
            masked = opening.start() if opening else len(found[0])
            _note(page, found.start() + masked, found.end(), least=SHORTEST)


def _least(mask: str) -> int:
    return 4 if mask.strip().lower() == "x" else SHORTEST


def _note(page: Page, start: int, place: int, *, least: int) -> None:
    found = digits_at(page, place)
    if not found:
        return
    end, digits = found
    value = ending(digits)
    if len(value) < least:
        return
    if len(value) <= LONGEST:
        page.mention(TAIL, value, start, end)
    elif page.text[start:place].strip(" -") != "#" or len(digits) <= 20:
        page.mention(NUMBER, digits, start, end)
