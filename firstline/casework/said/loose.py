"""Identifiers that nothing marks: "7776", "card 7776", "10447776", "TI-55120"."""

from __future__ import annotations

import re
from itertools import islice

from firstline.casework.said import units
from firstline.casework.said.digits import LONGEST, digits_at, ending
from firstline.casework.said.mention import NUMBER, ORDER, REFERENCE, TAIL, TRACKING
from firstline.casework.said.page import Page
from firstline.casework.said.parcels import is_iban, is_parcel

MOST = 300  # unmarked short runs weighed in one message; more is a table of figures

INSTRUMENT = (
    r"accounts?|accts?|acct\.|acc\.?|accnt|accout|acount|ac|a/c|cards?|crd|visa|mastercard|master card"
    r"|mc|amex|american express|discover|maestro|debit|cc|wallet|device|gift ?card|digits|numbers?"
    r"|no\.|nos\.|num|nr|nbr|numero|iban|paypal|apple pay|google pay|bank|mine|hers"
)
BESIDE = re.compile(
    rf"(?<![A-Za-z])(?:{INSTRUMENT})(?![a-z])"
    r"(?:[ :=,-]{0,2}(?:is|was|no\.?|number|nr|num|says|of)(?![A-Za-z]))?[ :=#(\"'-]{0,4}",
    re.IGNORECASE,
)
SHORT = re.compile(
    r"(?:(?<![\w.,:/$€£¥+@#*%^~\\-])|(?<=[0-9]{4}[/,]))(?:(?<=[ (\"'\[])-)?[0-9]{4,6}"
    r"(?![\w%]|[.:-][0-9]|[/,][0-9]{1,3}(?![0-9]))"
)
SINGLE = re.compile(r"(?<![\w.,:/$€£-])(?<![0-9] )[0-9](?:[ -][0-9]){3,5}(?![\w%]|[ .,:/-]?[0-9])")
WHAT_IS = re.compile(
    r"\b(?:what(?:'?s| is| was)|whats|who(?:'?s| is)|whose is|explain|asks? about)"
    r"(?: the| this| that)? $",
    re.IGNORECASE,
)
TOKEN = re.compile(
    r"(?<![\w@#.-])(?=[A-Za-z/_-]{0,24}[0-9])[A-Za-z0-9]{1,40}(?:[-_/][A-Za-z0-9]{1,32}){0,6}(?![\w@]|\.[0-9]|,[0-9]{1,3}(?![0-9]))"
)
ALONE = re.compile(r"\W*([0-9](?:[ .-]?[0-9]){2,11})\W*")
PREFIXES = {
    **{"ORD": ORDER, "ORDER": ORDER, "INV": REFERENCE, "RMA": REFERENCE, "TKT": REFERENCE},
    **{"REF": REFERENCE, "BK": REFERENCE, "WO": REFERENCE, "TI": REFERENCE, "BKG": REFERENCE},
}
NOT_ONE = re.compile(
    r"(?:[0-9]+(?:st|nd|rd|th|h|hrs?|hours?|am|pm|mins?|kg|g|ml|l|cm|mm|m|km|gb|mb|tb|w|kw|kwh|v|px|p|k"
    r"|x|d|days?|pcs|eur|usd|gbp|mah|hz|mhz|ghz|rpm|lbs?|oz|ft|yrs?|wks?|mph)"
    r"|(?:covid|utf|iso|mp|ps|ipv|base|sha|md|windows|win|h|v|q|fy|cy|usd|eur|gbp|us|rfc|http|https)"
    r"-?[0-9]+(?:-[0-9]+)?|[0-9]{1,6}-[0-9]{1,4}|[0-9](?:-[0-9]){2,5}"
    r"|[0-9]{1,4}/[0-9]{1,4}(?:/[0-9]{1,4})?)",
    re.IGNORECASE,
)
CARD_GLUED = re.compile(
    r"(?:visa|mastercard|mc|amex|card|acct|account|discover|maestro|debit|ending|ends)[-_]?[0-9]{3,6}",
    re.IGNORECASE,
)
IS_ORDER = re.compile(
    r"(?:,? ?(?:is|was|=|\(|-) ?(?:the |my |her |his |our |an? )?)order(?: (?:no|number|id|ref)|\b)",
    re.IGNORECASE,
)
SPACED_PARCEL = re.compile(
    r"(?<![A-Za-z0-9])(?:1Z(?: ?[0-9A-Z]){16}|9[1-5](?: ?[0-9]){18,20}"
    r"|[A-Z]{2} ?[0-9]{3} ?[0-9]{3} ?[0-9]{3} ?[A-Z]{2}"
    r"|[A-Z]{2}[0-9]{2}(?: [0-9A-Z]{4}){2,7}(?: [0-9A-Z]{1,3})?)(?![A-Za-z0-9])",
    re.IGNORECASE,
)
CARRIER = re.compile(
    r"\b(?:fedex|ups|usps|dhl|dpd|gls|hermes|evri|royal mail|canada post|tracking|parcel|courier)\b",
    re.IGNORECASE,
)
CARRIER_LENGTHS = (12, 14, 15, 16, 18, 20)


def read_parcels(page: Page) -> None:
    """Notes tracking and bank account numbers that are told by their shape, spaced or not."""
    for found in page.near_digits(SPACED_PARCEL):
        code = found[0].upper().replace(" ", "")
        if is_parcel(code):
            page.mention(TRACKING, code, *found.span())
        elif is_iban(code):
            page.mention(NUMBER, code, *found.span())


def read_long(page: Page) -> None:
    """Notes longer digit runs and codes of letters and digits."""
    for found in page.near_digits(TOKEN):
        if page.free(*found.span()):
            _note_token(page, found.start(), found.end(), found[0].upper())
    for start, (end, digits) in page.spoken.items():
        if len(digits) > LONGEST:
            page.mention(NUMBER, digits, start, end)


def _note_token(page: Page, start: int, end: int, code: str) -> None:
    digits = sum(mark.isdigit() for mark in code)
    if is_parcel(code):
        page.mention(TRACKING, code, start, end)
    elif code.isdigit() and len(code) > LONGEST >= len(ending(code)):
        _note_tail(page, start, end, code)
    elif code.isdigit() and len(code) > LONGEST:
        page.mention(_kind_of_number(page, start, end), code, start, end)
    elif code.isdigit() or CARD_GLUED.fullmatch(code) or NOT_ONE.fullmatch(code):
        return
    elif "-" in code and code.split("-")[0] in PREFIXES:
        page.mention(PREFIXES[code.split("-")[0]], code, start, end)
    elif digits >= 4 and not re.fullmatch(r"[0-9]{4}S", code):
        page.mention(NUMBER, code, start, end)


def _kind_of_number(page: Page, start: int, end: int) -> str:
    if IS_ORDER.match(page.text, end):
        return ORDER
    carried = end - start in CARRIER_LENGTHS and CARRIER.search(page.before(start, 40))
    return TRACKING if carried else NUMBER


def read_short(page: Page) -> None:
    """Notes short runs that stand for an account, a card or a number: those beside such a word,
    and of four to six digits all that are no year, count, time or address."""
    _read_alone(page)
    for found in page.near_digits(BESIDE):
        _note_beside(page, found.end())
    for found in SINGLE.finditer(page.text):
        _note_tail(page, found.start(), found.end(), re.sub(r"[^0-9]", "", found[0]))
    for found in islice(SHORT.finditer(page.text), MOST):
        start = found.start() + (found[0][0] == "-")
        if not units.is_elsewhere(page.text, start, found.end()):
            digits = page.text[start : found.end()]
            if not units.is_year(digits) or WHAT_IS.search(page.before(start, 30)):
                _note_tail(page, start, found.end(), digits)
    for start, (end, digits) in page.spoken.items():
        if 4 <= len(digits) <= LONGEST and not units.is_count(page.text, end):
            _note_tail(page, start, end, digits)


def _read_alone(page: Page) -> None:
    found = ALONE.fullmatch(page.text)
    if found and not re.fullmatch(r"[0-9]+[.][0-9]{1,2}", found[1]):
        digits = re.sub(r"[^0-9]", "", found[1])
        if len(digits) <= LONGEST:
            _note_tail(page, *found.span(1), digits)
        elif (" " in found[1] or "-" in found[1]) and not NOT_ONE.fullmatch(found[1]):
            page.mention(NUMBER, digits, *found.span(1))


def _note_beside(page: Page, place: int) -> None:
    found = digits_at(page, place)
    if found and len(found[1]) <= LONGEST and not units.is_count(page.text, found[0]):
        page.mention(TAIL, ending(found[1]), place, found[0])


def _note_tail(page: Page, start: int, end: int, digits: str) -> None:
    page.mention(TAIL, ending(digits), start, end, bare=True)
