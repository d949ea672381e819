"""Numbers that people read to each other: cases, decisions, promises."""

from __future__ import annotations

import secrets

# No letters that are misheard or misread for a digit.
ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
_LENGTH = 8


def new_id(prefix: str) -> str:
    """Such as "C-7KQ2MX4P"."""
    return f"{prefix}-" + "".join(secrets.choice(ALPHABET) for _ in range(_LENGTH))
