"""Tracking numbers by their carriers' shapes, and bank account numbers by theirs."""

from __future__ import annotations

import re

UPS = re.compile(r"1Z[0-9A-Z]{16}")
USPS = re.compile(r"(?:420[0-9]{5}(?:[0-9]{4})?)?9[1-5][0-9]{18,20}")
POSTAL = re.compile(r"[A-Z]{2}[0-9]{9}[A-Z]{2}")  # UPU S10: Royal Mail, USPS, DHL, La Poste ...
OTHERS = re.compile(r"TBA[0-9]{12}|J?JD[0-9]{16,20}|C[0-9]{14}|LP[0-9]{14}")
IBAN = re.compile(r"[A-Z]{2}[0-9]{2}[0-9A-Z]{11,30}")
S10_WEIGHTS = (8, 6, 4, 2, 3, 5, 9, 7)


def is_parcel(code: str) -> bool:
    """True for a tracking number that no other kind of number looks like; upper case, no spaces."""
    if POSTAL.fullmatch(code):
        return _s10_check(code[2:11])
    return is_ups(code) or is_usps(code) or bool(OTHERS.fullmatch(code))


def is_ups(code: str) -> bool:
    return bool(UPS.fullmatch(code))


def is_usps(code: str) -> bool:
    """The 22 digits of the service; 20 and the longer ones only with their check digit."""
    if not USPS.fullmatch(code):
        return False
    digits = [int(digit) for digit in code[-22:]]
    total = sum(d * (3 if place % 2 == 0 else 1) for place, d in enumerate(reversed(digits[:-1])))
    return len(code) == 22 or (total + digits[-1]) % 10 == 0


def is_iban(text: str) -> bool:
    code = re.sub(r"[ .-]", "", text).upper()
    if not IBAN.fullmatch(code):
        return False
    return int("".join(str(int(mark, 36)) for mark in code[4:] + code[:4])) % 97 == 1


def _s10_check(digits: str) -> bool:
    total = sum(int(d) * weight for d, weight in zip(digits[:8], S10_WEIGHTS, strict=True))
    check = 11 - total % 11
    return int(digits[8]) == {10: 0, 11: 5}.get(check, check)
