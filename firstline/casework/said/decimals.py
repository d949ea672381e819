"""Bare decimals: sums where the words around them speak of debits, else times, versions, sizes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from firstline.casework.said.page import Page

DECIMAL = re.compile(
    r"(?<![\w.,:/#-])(?P<number>[0-9]{1,3}(?:,[0-9]{3}){0,3}\.[0-9]{2}|[0-9]{1,3}(?:\.[0-9]{3}){0,3}"
    r",[0-9]{2}|[0-9]{4,7}[.,][0-9]{2})(?![\w%:/-]|[.,][0-9]| ?(?:am|pm|hrs?|kg|cm|mm|km|%)\b)",
    re.IGNORECASE,
)
MONEY = re.compile(
    r"\b(?:paid|pay|pays|payments?|charge[ds]?|charging|debit(?:ed|s)?|credit(?:ed|s)?|refund(?:ed|s)?"
    r"|amounts?|amt|total|sum|costs?|prices?|fees?|balance|deposit|owe[ds]?|bill(?:ed)?|invoice|money"
    r"|twice|trade-?in|worth|spent|took|taken|deducted|withdrawn|subscription|renewal|order|hold)\b",
    re.IGNORECASE,
)
NEAR = 60
# Said of debits without naming one: "the second one for 64.80", "35.00 from you", "2x 19.99".
COUNTED_BEFORE = re.compile(
    r"(?:\b(?:one|ones|once|first|1st|second|2nd|third|3rd|other|another|lots?|times)(?: for| of| over)"
    r"|\b[2-9] ?x|\bx ?[2-9])(?: just| only| about| exactly)? ?$",
    re.IGNORECASE,
)
COUNTED_AFTER = re.compile(
    r",? (?:(?:three|four|several|two|2|3|4) times|[2-9] ?x|x ?[2-9]|(?:from|to|by) (?:you|u|your)"
    r"|(?:left|out of|off|from) (?:my|her|his|our) (?:account|card|bank)|(?:came|went|gone) out)\b",
    re.IGNORECASE,
)
TIMED = re.compile(
    r"\b(?:visits?|appointments?|slots?|calls?|call(?:ed|back)s?|rang|ring|engineers?|technicians?"
    r"|between|until|till|versions?|v|o'clock|at|(?:from|by|or) [0-9][0-9.]*(?: to| or)?) ?$"
    r"|\b(?:visits?|appointments?|slots?|engineers?|technicians?|versions?|between)\b",
    re.IGNORECASE,
)
JOINED = re.compile(r" ?(?:,|&|\+|and|plus) ?(?:(?:one|another) (?:for|of|over) ?)?", re.IGNORECASE)


def decimal_sums(page: Page) -> Iterator[re.Match[str]]:
    """The decimals that are sums; of those that an "and" joins, all or none."""
    row: list[re.Match[str]] = []
    for found in page.near_digits(DECIMAL):
        if row and not JOINED.fullmatch(page.text[row[-1].end() : found.start()]):
            yield from _of_money(page, row)
            row = []
        row.append(found)
    yield from _of_money(page, row)


def _of_money(page: Page, row: list[re.Match[str]]) -> list[re.Match[str]]:
    return row if any(_is_money(page, found) for found in row) else []


def _is_money(page: Page, found: re.Match[str]) -> bool:
    before, after = page.before(found.start(), NEAR), page.after(found.end(), NEAR)
    if MONEY.search(before + " " + after):
        return True
    if TIMED.search(before):
        return False
    return bool(COUNTED_BEFORE.search(before) or COUNTED_AFTER.match(after))
