"""Passwords: how long one has to be, and that only its hash is kept."""

from __future__ import annotations

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

LEAST = 12  # characters

# OWASP's least setting for Argon2id with one lane: about 30 ms on one core.
_hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
_nobody = _hasher.hash("the password of an agent who does not exist")


class BadPassword(ValueError):
    """The message says what one has to be like."""


def check(password: str) -> None:
    """Whether a person may have it; raises BadPassword. The demo logins go by shorter ones."""
    if len(password.strip()) < LEAST:
        raise BadPassword(f"a password has at least {LEAST} characters; a few words will do")


def hashed(password: str) -> str:
    return _hasher.hash(password)


def is_right(kept: str | None, password: str) -> bool:
    """`kept`: the hash, None for an agent whom nobody knows, which takes as long."""
    try:
        _hasher.verify(kept or _nobody, password)
    except (VerifyMismatchError, InvalidHashError):
        return False
    return kept is not None
