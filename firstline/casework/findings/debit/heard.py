"""What her words are about: a debit, a hold, a plan that ended, or money that is no debit at all."""

from __future__ import annotations

import re
from functools import lru_cache

from firstline.casework.patterns import FOLDER, read_patterns
from firstline.casework.said.mention import Amount

_DEBIT, _MONEY, _HOLD, _END, _NO_END, _TWO = "debit", "money", "hold", "end", "no end", "two"
_BEFORE, _AFTER = "no debit before", "no debit after"
_HEADINGS = (_DEBIT, _MONEY, _HOLD, _END, _NO_END, _TWO, _BEFORE, _AFTER)


def speaks_of_a_debit(text: str) -> bool:
    return bool(_pattern(_DEBIT).search(text))


def speaks_of_money(text: str) -> bool:
    """As `speaks_of_a_debit`, in words that are said of nothing else."""
    return bool(_pattern(_MONEY).search(text))


def speaks_of_a_hold(text: str) -> bool:
    return bool(_pattern(_HOLD).search(text))


def speaks_of_an_end(text: str) -> bool:
    """She says that she cancelled something."""
    return bool(_pattern(_END).search(text)) and not denies_an_end(text)


def denies_an_end(text: str) -> bool:
    """ "I did not cancel, why did it stop"."""
    return bool(_pattern(_NO_END).search(text))


def speaks_of_two(text: str) -> bool:
    """She says that she sees more than one debit, or expected fewer."""
    return bool(_pattern(_TWO).search(text))


def is_no_debit(text: str, amount: Amount) -> bool:
    """A fee of her bank, a price, a balance: named beside the debit, and none itself."""
    before, after = text[: amount.start][-40:], text[amount.end :][:40]
    return bool(_pattern(_BEFORE).search(before) or _pattern(_AFTER).match(after))


def _pattern(heading: str) -> re.Pattern[str]:
    return _patterns()[heading]


@lru_cache(maxsize=1)
def _patterns() -> dict[str, re.Pattern[str]]:
    return read_patterns(FOLDER / "debit.txt", *_HEADINGS)
