"""A customer who was found, and how much of her is shown before she is chosen."""

from __future__ import annotations

from dataclasses import dataclass

_SHOWN_DIGITS = 2


@dataclass(frozen=True)
class Candidate:
    """A customer that was found; `matched_kind` is a kind of Identifier ("name" is weak)."""

    customer_id: str
    name: str | None
    matched_kind: str
    email: str | None = None
    phone: str | None = None

    @property
    def masked(self) -> str:
        """Enough to choose by, too little to learn from:

        "M*** L***, m***@e***.com, ***01, CU-1001". The end of the telephone tells two people of
        one name apart when she is asked for it, the customer number does always.
        """
        name = " ".join(_starred(word) for word in (self.name or "").split())
        parts = (name, masked_email(self.email), masked_phone(self.phone), self.customer_id)
        return ", ".join(part for part in parts if part)


def _starred(word: str) -> str:
    return f"{word[:1]}***"


def masked_email(email: str | None) -> str:
    if not email or "@" not in email:
        return ""
    local, _, domain = email.rpartition("@")
    host, dot, end = domain.rpartition(".")
    return f"{_starred(local)}@{_starred(host) if dot else '***'}{dot}{end if dot else ''}"


def masked_phone(phone: str | None) -> str:
    digits = [sign for sign in phone or "" if sign.isdecimal()]
    return f"***{''.join(digits[-_SHOWN_DIGITS:])}" if len(digits) > 2 * _SHOWN_DIGITS else ""
