"""A telephone number in one form, however it is written."""

from __future__ import annotations

import re
from functools import lru_cache

import phonenumbers
from phonenumbers import PhoneMetadata, PhoneNumberFormat

_MARKS = str.maketrans("", "", " ().-")
_ABROAD = re.compile(r"\+[1-9][\d ().-]*", re.ASCII)
_AT_HOME = re.compile(r"[\d(][\d ().-]*", re.ASCII)
# What people dial or write where the library expects a plus sign.
_DIALLED = re.compile(r"^\s*00(?=[\s().-]*[1-9])")
_NOT_DIALLED = re.compile(r"\(\s*0\s*\)")


def phone_form(text: str, region: str) -> str | None:
    """E.164 of a telephone number, or None when it cannot be one.

    A number without a country code is one of `region`. An extension is left out.
    """
    if plain := _plain(text, region):
        return plain
    for written in dict.fromkeys((text, _DIALLED.sub("+", text), _NOT_DIALLED.sub("", text))):
        if found := _parsed(written, region):
            return found
    return None


def _parsed(text: str, region: str) -> str | None:
    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(number):
        return None
    return phonenumbers.format_number(number, PhoneNumberFormat.E164)


def _plain(text: str, region: str) -> str | None:
    """What the library would answer, for numbers that hold nothing to interpret; else None.

    An import has millions of them, and parsing one takes longer than storing ten rows.
    """
    if _ABROAD.fullmatch(text):
        digits = text.translate(_MARKS)
        return next((digits for code in _codes(digits) if _is_whole(digits, code)), None)
    if _AT_HOME.fullmatch(text):
        digits = text.translate(_MARKS)
        code, exit_code = _dialling(region)
        if code and not digits.startswith(code) and not (exit_code and exit_code.match(digits)):
            whole = f"+{code}{digits}"
            return whole if _is_whole(whole, code) else None
    return None


def _codes(digits: str) -> list[str]:
    """The country code with which +digits begins: none begins another."""
    heads = (digits[1:end] for end in (2, 3, 4))
    return [head for head in heads if int(head) in phonenumbers.COUNTRY_CODE_TO_REGION_CODE]


def _is_whole(number: str, code: str) -> bool:
    """No digit of the national part would be dropped, and it is as long as it may be."""
    national, (lengths, dropped) = number[len(code) + 1 :], _national(code)
    return len(national) in lengths and not (dropped and dropped.match(national))


@lru_cache(maxsize=1000)
def _national(code: str) -> tuple[frozenset[int], re.Pattern | None]:
    """Possible lengths of national numbers, and what may be dropped before them."""
    found = PhoneMetadata.metadata_for_region_or_calling_code(
        int(code), phonenumbers.region_code_for_country_code(int(code))
    )
    if found is None or found.general_desc is None:
        return frozenset(), None
    dropped = found.national_prefix_for_parsing
    return frozenset(found.general_desc.possible_length), re.compile(dropped) if dropped else None


@lru_cache(maxsize=300)
def _dialling(region: str) -> tuple[str, re.Pattern | None]:
    """The region's own country code, and what one dials before another's."""
    found = PhoneMetadata.metadata_for_region(region, None)
    if found is None or phonenumbers.region_code_for_country_code(found.country_code) != region:
        return "", None
    exit_code = found.international_prefix
    return str(found.country_code), re.compile(exit_code) if exit_code else None
