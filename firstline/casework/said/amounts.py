"""Money: a number with a symbol, a currency, or a word that can only mean money beside it."""

from __future__ import annotations

import re
from decimal import Decimal

from price_parser import parse_price

from firstline.casework.said.decimals import decimal_sums
from firstline.casework.said.mention import Amount
from firstline.casework.said.page import Page

LARGEST = 12  # digits before the decimal mark

CODES = (
    "USD|EUR|GBP|CAD|AUD|NZD|CHF|SEK|NOK|DKK|ISK|JPY|CNY|INR|PLN|CZK|HUF|RON|BGN|TRY|ILS|AED|SAR|QAR"
    "|ZAR|BRL|MXN|ARS|CLP|COP|PEN|SGD|HKD|TWD|KRW|THB|MYR|IDR|PHP|VND|NGN|KES|EGP|UAH|RUB|PKR|BDT"
)
SYMBOLS = {
    **{"us$": "USD", "usd$": "USD", "ca$": "CAD", "c$": "CAD", "cad$": "CAD", "a$": "AUD"},
    **{"au$": "AUD", "aud$": "AUD", "nz$": "NZD", "hk$": "HKD", "s$": "SGD", "r$": "BRL"},
    **{"mx$": "MXN", "£": "GBP", "€": "EUR", "¥": "JPY", "₹": "INR", "zł": "PLN", "kč": "CZK"},
    **{"₺": "TRY", "₪": "ILS", "₩": "KRW", "₽": "RUB", "₴": "UAH", "฿": "THB", "₱": "PHP"},
    **{"₫": "VND", "₦": "NGN", "chf": "CHF"},
}
DOLLARS = {
    **{"US": "USD", "CA": "CAD", "AU": "AUD", "NZ": "NZD", "SG": "SGD", "HK": "HKD", "MX": "MXN"},
    **{"TW": "TWD", "AR": "ARS", "CL": "CLP", "CO": "COP"},
}
WORDS = {
    **{"euro": "EUR", "euros": "EUR", "quid": "GBP", "sterling": "GBP", "pounds": "GBP"},
    **{"pound": "GBP", "yen": "JPY", "francs": "CHF", "rupees": "INR", "bucks": "$", "buck": "$"},
    **{"dollars": "$", "dollar": "$", "dollers": "$", "us dollars": "USD", "kronor": "SEK"},
    **{"canadian dollars": "CAD", "australian dollars": "AUD", "zloty": "PLN"},
}
CENTS = {"cents": "$", "cent": "$", "pence": "GBP", "p": "GBP"}

SYMBOL = "|".join(sorted(map(re.escape, [*SYMBOLS, "$"]), key=len, reverse=True))
NUMBER = (
    r"(?:[0-9]{1,3}(?:[,.' ][0-9]{3}){1,4}(?:[.,][0-9]{1,2})?|[0-9]{1,12}(?:[.,][0-9]{1,2})?)"
    r"(?![0-9]|[.,][0-9])"
)
UNSPACED = NUMBER.replace("[,.' ]", "[,.']")
SIGNED = re.compile(
    rf"(?<![A-Za-z])(?P<unit>{SYMBOL})[ ]?-?(?P<number>{NUMBER})(?P<k>k\b)?(?: ?(?P<code>{CODES})\b)?",
    re.IGNORECASE,
)
FOLLOWED = re.compile(rf"(?<![\w.,#-])(?P<number>{UNSPACED}) ?(?P<unit>{SYMBOL})(?![\w])", re.I)
CODE_FIRST = re.compile(
    rf"\b(?=[A-Za-z]{{3}} ?[0-9])(?P<unit>{CODES}|usd|eur|gbp|cad|aud)[ ]?(?P<number>{UNSPACED})"
)
CODE_LAST = re.compile(
    rf"(?<![\w.,#-])(?P<number>{UNSPACED}) ?(?P<unit>{CODES}|usd|eur|gbp|cad|aud)\b"
)
WORDED = re.compile(
    rf"(?<![\w.,#-])(?P<number>{UNSPACED})[ -]?(?P<unit>{'|'.join(sorted(WORDS, key=len, reverse=True))})\b",
    re.IGNORECASE,
)
CENT = re.compile(
    r"(?<![\w.,#-])(?P<number>[0-9]{1,3}) ?(?P<unit>cents?|pence)\b|(?<![\w.,#-])"
    r"(?P<pence>[0-9]{1,3})p\b",
    re.IGNORECASE,
)
PAID = re.compile(
    r"\b(?:paid|pays|costs?|owes?|owed|spent|(?:charged|debited|refunded|billed)(?: (?:me|her|him|us|them))?"
    r"|(?:refund|charge|payment|deposit|amount|total|sum|credit|debit|price|fee|hold) of|worth|total:?"
    r"|amount:?|balance:?)"
    r" (?:about |exactly |only |just |over )?(?P<number>[0-9]{1,5}(?:,[0-9]{3})?)(?![\w%:/-]|[.,][0-9])"
    r"(?! ?(?:times?|days?|weeks?|months?|years?|hours?|x|percent|points)\b)",
    re.IGNORECASE,
)


def read_signed_amounts(page: Page) -> None:
    """Notes the amounts that a symbol marks; nothing else looks like these."""
    for shape in (SIGNED, FOLLOWED):
        for found in page.near_digits(shape):
            _note(page, found, _currency(found["unit"].lower(), page.region))


def read_worded_amounts(page: Page) -> None:
    """Notes amounts marked by a code or a word, and bare decimals near a word about money."""
    for shape in (CODE_FIRST, CODE_LAST):
        for found in page.near_digits(shape):
            _note(page, found, found["unit"].upper())
    for found in page.near_digits(WORDED):
        unit = WORDS[found["unit"].lower()]
        _note(page, found, DOLLARS.get(page.region, "USD") if unit == "$" else unit)
    for found in page.near_digits(CENT):
        _note_cents(page, found)
    for found in decimal_sums(page):
        _note(page, found, None)
    for found in page.near_digits(PAID):
        _note(page, found, None, *found.span("number"))


def _currency(unit: str, region: str) -> str:
    return DOLLARS.get(region, "USD") if unit == "$" else SYMBOLS[unit]


def _note(
    page: Page,
    found: re.Match[str],
    currency: str | None,
    start: int | None = None,
    end: int | None = None,
) -> None:
    start, end = found.start() if start is None else start, found.end() if end is None else end
    value = money(found["number"])
    if value is None or not page.free(start, end):
        return
    groups = found.groupdict()
    value = value * 1000 if groups.get("k") else value
    currency = (groups.get("code") or currency or "").upper() or None
    page.take(start, end)
    page.amounts.append(Amount(value, currency, page.text[start:end], start, end))


def _note_cents(page: Page, found: re.Match[str]) -> None:
    if found["pence"] and page.region != "GB":
        return
    unit = CENTS[(found["unit"] or "p").lower()]
    if page.free(*found.span()):
        page.take(*found.span())
        value = Decimal(found["number"] or found["pence"]) / 100
        currency = DOLLARS.get(page.region, "USD") if unit == "$" else unit
        page.amounts.append(Amount(value, currency, found[0], *found.span()))


def money(number: str) -> Decimal | None:
    """The value of "1,049.99" or "1.049,99"."""
    return parse_price(number.replace("'", "").replace(" ", "")).amount
