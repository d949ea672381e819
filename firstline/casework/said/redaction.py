"""Takes full card numbers and security codes out of a text before anything stores it."""

from __future__ import annotations

import re

from firstline.casework.said.cards import LENGTHS, lengths_of_network, passes_luhn
from firstline.casework.said.normal import normalise
from firstline.casework.said.parcels import is_iban, is_ups, is_usps
from firstline.casework.said.phones import LONGEST_PHONE, is_phone

CARD = "[card number removed, ends {}]"
CODE = "[security code removed]"

# Digits with at most a few joining marks between them; a line break joins too.
RUN = re.compile(r"[0-9](?:[ \n.\-_/,|*]{0,3}[0-9])+")
GROUP = re.compile(r"[0-9]+")
LOOSE = re.compile(r"[ .\-]{0,3}")
SHAPES = ((4, 4, 4, 4), (4, 6, 5), (4, 6, 4), (4, 4, 4, 4, 3), (8, 8), (4, 4, 4, 1))

LABELLED_CODE = re.compile(
    r"\b(?P<label>(?:cvv2?|cvc2?|cv2|csc|cvn|cid)(?:[ -]?(?:code|number|no|num))?"
    r"(?:\s+is|\s*[:=#-]|\s+was)?[\s:]{0,3})(?P<code>[0-9]{3,4})(?![0-9A-Za-z]|[.,-][0-9])",
    re.IGNORECASE,
)
SPELT_CODE = re.compile(
    r"\b(?P<label>(?:(?:card )?(?:security|verification)|sec(?:\.|urity)?) ?code"
    r"(?:\s+is|\s*[:=#-]|\s+was)?[\s:]{0,3})(?P<code>[0-9]{3,4})(?![0-9A-Za-z]|[.,-][0-9])",
    re.IGNORECASE,
)
TRAILING_CODE = re.compile(
    r"(?P<label>\[card number removed, ends [0-9]{4}\][ ,;/|-]{0,3}"
    r"(?:(?:(?:exp(?:iry|ires|iration)?|valid(?: thru| to)?)[ :.]{0,3})?"
    r"[01]?[0-9] ?[/-] ?(?:20)?[0-9]{2}[ ,;/|-]{1,3})?)"
    r"(?P<code>[0-9]{3,4})(?![0-9A-Za-z]|[.,-][0-9])",
    re.IGNORECASE,
)


def redact(text: str) -> str:
    """`text`, normalised, with each full card number cut down to its last four digits and the
    security code beside it gone. Order, parcel, phone and bank numbers stay. Idempotent."""
    text = RUN.sub(_without_cards, normalise(text))
    text = LABELLED_CODE.sub(_without_code, text)
    if "[card number removed" in text:
        text = SPELT_CODE.sub(_without_code, text)
        text = TRAILING_CODE.sub(_without_trailing_code, text)
    return text


def _without_code(found: re.Match[str]) -> str:
    return found["label"] + CODE


def _without_trailing_code(found: re.Match[str]) -> str:
    """Four digits right behind a number may be a year or another ending; after an expiry date, or
    three digits alone, they are the code."""
    bare = found["label"].rstrip(" ,;/|-").endswith("]")
    return found[0] if bare and len(found["code"]) == 4 else _without_code(found)


def _without_cards(found: re.Match[str]) -> str:
    run = found[0]
    groups = [group.span() for group in GROUP.finditer(run)]
    digits = "".join(run[start:end] for start, end in groups)
    if len(digits) < LENGTHS[0] or _kept(found.string, found.start(), run, digits):
        return run
    ends, offset = {}, 0  # how many digits a group ends after -> its place
    for place, (start, end) in enumerate(groups):
        offset += end - start
        ends[offset] = place
    pieces, done, offset, first = [], 0, 0, 0
    while first < len(groups):
        last = _card_from(run, digits, groups, ends, offset, first)
        if last is not None:
            card_ends = groups[last][1]
            tail = re.sub(r"[^0-9]", "", run[groups[first][0] : card_ends])[-4:]
            pieces += [run[done : groups[first][0]], CARD.format(tail)]
            done = card_ends
        through = first if last is None else last
        offset += sum(end - start for start, end in groups[first : through + 1])
        first = through + 1
    return "".join([*pieces, run[done:]])


def _card_from(
    run: str,
    digits: str,
    groups: list[tuple[int, int]],
    ends: dict[int, int],
    offset: int,
    first: int,
) -> int | None:
    """The last group of the card number that begins with group `first`; whole numbers first."""
    found = []
    for length in lengths_of_network(digits[offset : offset + 4]):
        last = ends.get(offset + length)
        if last is None or not passes_luhn(digits[offset : offset + length]):
            continue
        members = groups[first : last + 1]
        sizes = tuple(end - start for start, end in members)
        gaps = [run[a[1] : b[0]] for a, b in zip(members, members[1:], strict=False)]
        if sizes in SHAPES or all(map(LOOSE.fullmatch, gaps)):
            whole = last == len(groups) - 1
            found.append((0 if sizes in SHAPES else 1 if whole else 2 + abs(length - 16), last))
    return min(found)[1] if found else None


def _kept(text: str, start: int, run: str, digits: str) -> bool:
    """Digits that stay whatever they add up to: bank accounts, parcels, phones with a plus."""
    before = text[max(0, start - 2) : start]
    if before.endswith("+") and len(digits) <= LONGEST_PHONE:
        return is_phone("+" + digits)
    return is_iban(before + run) or is_usps(digits) or is_ups(before[-1:] + digits)
