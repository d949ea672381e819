"""What she wants: something called off, money rather than goods, to use a thing or to know where it
is."""

from __future__ import annotations

import re
from functools import lru_cache

from firstline.casework.patterns import FOLDER, read_patterns

_CALL_OFF, _MONEY_BACK, _GOODS = "call off", "money back", "goods"
_USE, _WHERE = "use", "whereabouts"


def calls_off(text: str) -> bool:
    """ "cancel my box", "stop it, I don't need it any more"."""
    return bool(_patterns()[_CALL_OFF].search(text))


def wants_money_back(text: str) -> bool:
    """ "I'd rather have the money"; where a refund is, is no such wish."""
    return bool(_patterns()[_MONEY_BACK].search(text))


def wants_the_goods(text: str) -> bool:
    """ "I just want my parcel"."""
    return bool(_patterns()[_GOODS].search(text))


def asks_to_use(text: str) -> bool:
    """ "can I use the hob again", "is it safe?"."""
    return bool(_patterns()[_USE].search(text))


def asks_where(text: str) -> bool:
    """Where it is, when it comes or is ready."""
    return bool(_patterns()[_WHERE].search(text))


@lru_cache(maxsize=1)
def _patterns() -> dict[str, re.Pattern[str]]:
    return read_patterns(FOLDER / "wishes.txt", _CALL_OFF, _MONEY_BACK, _GOODS, _USE, _WHERE)
