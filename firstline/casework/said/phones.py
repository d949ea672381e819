"""Phone numbers as the phonenumbers library knows them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberFormat

LONGEST_PHONE = 15  # ITU-T E.164, country code included
MOST_TRIED = 60  # candidates of one message

CANDIDATE = re.compile(
    r"(?<![\w.,/@#*-])(?:\+|\()?[0-9](?:[ ().\-/]{0,3}[0-9]){5,17}"
    r"(?![0-9]|[.,-][0-9])(?P<ext>(?:,? ?(?:x|ext\.?|extension) ?[0-9]{1,5})?)(?![\w@])",
    re.IGNORECASE,
)
LABEL = re.compile(
    r"\b(?:phone|tel|telephone|mobile|mob|cell|cellphone|ph|call(?:ed|ing)?|ring|rang|dial|fax"
    r"|landline|whatsapp|sms|text(?:ed)?|callback|contact|cli)"
    r"(?: ?(?:number|no|nr|num|#|on|at|back|from|him|her|me|them|is|was|us)\b\.?){0,4}"
    r"[ :.#=(-]{0,3}$",
    re.IGNORECASE,
)


def is_phone(international: str) -> bool:
    """True when "+..." is a valid number somewhere in the world."""
    return _e164(international, None, False) is not None


def phones(text: str, region: str, free) -> Iterator[tuple[int, int, str]]:
    """(start, end, E.164) of each phone number in a part of `text` for which `free(start, end)`."""
    tried = 0
    for found in CANDIDATE.finditer(text):
        if tried >= MOST_TRIED:
            return
        start, end = found.span()
        if not free(start, end):
            continue
        tried += 1
        labelled = bool(LABEL.search(text[max(0, start - 40) : start]))
        written = text[start : found.start("ext")]
        if not (labelled or _looks_like_phone(written, region)):
            continue
        for shorter in _prefixes(written):
            number = _e164(shorter, region, labelled or shorter[0] in "+0(")
            if number:
                yield start, end if shorter == written else start + len(shorter), number
                break


def _looks_like_phone(written: str, region: str) -> bool:
    """Bare digits are a phone only where every phone looks like that: ten digits in North America,
    elsewhere with the leading zero. An order number must not be taken for one."""
    digits = re.sub(r"[^0-9]", "", written)
    if written[0] in "+0":
        return True
    if phonenumbers.country_code_for_region(region) == 1:
        return len(digits) >= 10
    return len(digits) >= 9 and digits != written


def _prefixes(written: str) -> Iterator[str]:
    """`written`, then without its last groups: another number may follow the phone."""
    yield written
    for _ in range(3):
        cut = re.match(r"(.*[0-9])[^0-9]+[0-9]+$", written)
        if not cut:
            return
        written = cut[1]
        yield written


@lru_cache(maxsize=2000)
def _e164(written: str, region: str | None, lenient: bool) -> str | None:
    """Valid numbers; with `lenient` also those whose length alone is right (reserved ranges)."""
    if written.startswith("00"):
        written = "+" + written[2:]
    try:
        number = phonenumbers.parse(written, region)
    except NumberParseException:
        return None
    valid = phonenumbers.is_valid_number(number) or (
        lenient
        and phonenumbers.is_possible_number_with_reason(number)
        == phonenumbers.ValidationResult.IS_POSSIBLE
    )
    return phonenumbers.format_number(number, PhoneNumberFormat.E164) if valid else None
