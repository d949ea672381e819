"""What her words are about: a debit, a hold, a plan that ended, or money that is no debit at all."""

from __future__ import annotations

import re
from decimal import Decimal

from firstline.casework.said.model import Amount

_DEBITS = re.compile(
    r"debit|ch(?:a?r)?ge?d?\b|charg|chrg|\bdbl|doubl|\bdup|twice|\bpaid\b|payment|\btaken\b|\btook\b"
    r"|withdr|deduct|transaction|\btxns?\b|\bbilled\b|collected|\b2 ?x\b|\bx ?2\b|statement|two times",
    re.IGNORECASE,
)
# "Hold on" and "on hold" are about a call.
_HOLDS = re.compile(
    r"(?<!\bon )(?<!\bto )\bholds?\b(?! (?:on|up|line|music|the line|your)\b)|\bpre-?auth"
    r"|\b(?:drop(?:ped|s)?|f[ae]ll(?:en|s)?) off\b|\bstill pending\b|\breserved (?:sum|amount)"
    r"|\bpending (?:charge|debit|payment|transaction|amount|authori[sz]ation)",
    re.IGNORECASE,
)
# That she will cancel is a threat, and nothing has ended.
_ENDS = re.compile(
    r"\bcancell?(?:ed|ation)\b|\b(?:did|already) cancel\b|\bunsubscribed\b|\bterminated\b"
    r"|\b(?:stopped|ended|quit|left) (?:my|the|her|his|our)\b"
    r"|\b(?:plan|contract|subscription|box|membership)(?: has| had| was| is)? (?:ended|over|stopped)\b",
    re.IGNORECASE,
)
_NO_DEBIT = r"(?:fees?|overdraft|interest|penalt(?:y|ies)|balance|limit|budget|price|costs?|worth)"
_BEFORE = re.compile(rf"\b{_NO_DEBIT}\W+(?:\w+\W+){{0,2}}$", re.IGNORECASE)
_AFTER = re.compile(rf"\W*(?:\w+\W+){{0,2}}{_NO_DEBIT}\b", re.IGNORECASE)
_NUMBER = re.compile(r"(?<![\w.,])\d{1,6}(?:,\d{3})*(?:\.\d{1,2})?(?![\w]|[.,]\d)")


def speaks_of_a_debit(text: str) -> bool:
    return bool(_DEBITS.search(text))


def speaks_of_a_hold(text: str) -> bool:
    return bool(_HOLDS.search(text))


def speaks_of_an_end(text: str) -> bool:
    """She says that she cancelled something."""
    return bool(_ENDS.search(text))


def is_no_debit(text: str, amount: Amount) -> bool:
    """A fee of her bank, a price, a balance: named beside the debit, and none itself."""
    before, after = text[: amount.start][-40:], text[amount.end :][:40]
    return bool(_BEFORE.search(before) or _AFTER.match(after))


def figures(text: str) -> frozenset[Decimal]:
    """Every number that may be a sum, with or without a sign of money."""
    return frozenset(Decimal(found.replace(",", "")) for found in _NUMBER.findall(text))
