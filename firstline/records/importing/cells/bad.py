"""Why a cell cannot be read. Reasons name a value only when it is an id, a code or a time."""

from __future__ import annotations

import re

TIME = re.compile(r"[-0-9TZtz:+., ]{1,40}", re.ASCII)
CODE = re.compile(r"[A-Za-z_-]{1,20}", re.ASCII)


class BadCell(ValueError):
    """`reason` says what is wrong and `advice` what to write instead."""

    def __init__(self, reason: str, advice: str):
        self.reason = reason
        self.advice = advice
        super().__init__(f"{reason}; {advice}")


def shown(cell: str, harmless: re.Pattern) -> str:
    """The cell, when it looks like what stands here; a person's data is never repeated."""
    return repr(cell) if harmless.fullmatch(cell) else "this value"
