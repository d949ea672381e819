"""Identifiers that a word names: "order no. 10447776", "trade-in TI-55120", "RMA 8812"."""

from __future__ import annotations

import re

from firstline.casework.said import units
from firstline.casework.said.digits import digits_at
from firstline.casework.said.mention import CUSTOMER, ORDER, POSTCODE, REFERENCE, TRACKING
from firstline.casework.said.page import Page

ORDERS = r"sales order|order|orders|ordr|oder|ordre|oredr|odrer|ord|o/n"
CUSTOMERS = r"customer|customers|cust|cst|cus|custmer|costumer|client"
PARCELS = r"tracking|trackin|trk|waybill|awb|consignment|ups|fedex|usps|dhl|dpd|hermes|evri|gls"
WEAK_PARCELS = r"parcel|package|shipment"
REFERENCES = (
    r"trade[ -]?ins?|rma|invoices?|inv|tickets?|tkt|bookings?|bkg|reservation|work[ -]?orders?|wo"
    r"|w/o|ref|refs|reference|references|refrence|loyalty|membership|rewards?|incident|rcpt|receipt"
    r"|purchase[ -]?order|service request|appointment|appt"
)
WEAK_REFERENCES = (
    r"case|return|returns|job|credit(?: note| memo)?|payment|charge|member|confirmation|transaction"
    r"|txn|trx|subscription|claim|complaint|contract|policy|quote|voucher|request|callback|auth"
    r"|authori[sz]ation|refund|delivery|mandate|exchange|coupon|promo|gift card|gift|warranty|serial"
)
KINDS = {
    "order": ORDER,
    "customer": CUSTOMER,
    "parcel": TRACKING,
    "weakparcel": TRACKING,
    "reference": REFERENCE,
    "weakreference": REFERENCE,
}
NUMBER_WORDS = (
    r"no\.?|nos\.?|nr\.?|num\.?|number|numbers|nbr|numer|id|ids|ref\.?|reference|code|account"
    r"|identifier|n°|#"
)
LABEL = re.compile(
    rf"(?<![A-Za-z0-9])(?:(?P<weakreference>{WEAK_REFERENCES})|(?P<reference>{REFERENCES})"
    rf"|(?P<order>{ORDERS})|(?P<customer>{CUSTOMERS})|(?P<weakparcel>{WEAK_PARCELS})"
    rf"|(?P<parcel>{PARCELS}))(?![A-Za-z])"
    rf"(?P<named>(?:[ :(]{{0,2}}(?:{NUMBER_WORDS})(?![A-Za-z])){{0,3}})"
    r"(?P<marked>[ ]?(?:(?:is|was|are|were|being|=)(?![A-Za-z]))?[ ]?(?:[:#=(\"']{0,3}|- )[ \n]{0,2}"
    r"[#(\"']{0,2})",
    re.IGNORECASE,
)
GLUED = re.compile(r"(?<![A-Za-z0-9])order([0-9]{4,20})(?![A-Za-z0-9])", re.IGNORECASE)
CODE = re.compile(
    r"(?=[A-Za-z_/.-]{0,12}[0-9])[A-Za-z0-9]{1,32}(?:[-_/.][A-Za-z0-9]{1,32}){0,6}(?![A-Za-z0-9@%])"
)
IN_GROUPS = re.compile(r"[0-9]{1,4}(?: [0-9]{1,4}){1,7}(?![0-9A-Za-z]|[.,/-][0-9])")
NEXT = re.compile(r"(?:[,;] ?|;? ?(?:and|or|&|\+|/) ?|,? and | / ?|\n)#?", re.IGNORECASE)
DECIMAL = re.compile(r"\.[0-9]|,[0-9]{1,3}(?![0-9])")
MONTH = re.compile(
    r" (?:of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b", re.IGNORECASE
)
POSTCODE_LABEL = re.compile(
    r"\b(?:post ?code|postal ?code|post-code|zip(?: ?code)?|plz|pcode|p/code|eircode|pin ?code)"
    r"(?:[ ]?(?:is|was|=|:|#|-|of|number|no\b\.?|on (?:it|file|the order)(?: is)?)){0,3}[ :]{0,2}",
    re.IGNORECASE,
)
POSTCODE_CODE = (
    r"(?:[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}|[A-Z][0-9][A-Z] ?[0-9][A-Z][0-9]"
    r"|[A-Z][0-9]{2} ?[A-Z0-9]{4}|[0-9]{5}-[0-9]{3,4}|[0-9]{3}-[0-9]{4}"
    r"|[0-9]{4} ?(?!(?:is|on|in|at|or|so|we|my|he|no|to|as|by|it|of|if|up|am|i|a)\b)[A-Z]{2}"
    r"|[0-9]{2}-[0-9]{3}|[0-9]{3} [0-9]{2,3}|(?:[A-Z]{1,2}-)?[0-9]{3,6})(?![A-Z0-9]|[.,-][0-9])"
)
POSTCODE_VALUE = re.compile(POSTCODE_CODE, re.IGNORECASE)
POSTCODE_BEFORE = re.compile(
    rf"(?<![\w$€£¥#*@.,:/-])(?P<code>{POSTCODE_CODE})"
    r"(?: (?:is|was|=|for) (?:the |my |her |his |their |our |your )?| \(?)"
    r"(?:post ?code|postal ?code|post-code|zip(?: ?code)?|plz)\b(?! ?(?:is|was|[=:#]|[A-Z]*[0-9]))",
    re.IGNORECASE,
)


def read_postcodes(page: Page) -> None:
    """Notes the postcodes that a word names, before them or after: "10025 is the zip"."""
    for label in page.near_digits(POSTCODE_LABEL):
        if found := POSTCODE_VALUE.match(page.text, label.end()):
            _note_postcode(page, *found.span())
    for found in page.near_digits(POSTCODE_BEFORE):
        _note_postcode(page, *found.span("code"))


def _note_postcode(page: Page, start: int, end: int) -> None:
    page.mention(POSTCODE, page.text[start:end].upper().replace(" ", ""), start, end)


def read_labelled(page: Page) -> None:
    """Notes each identifier whose kind a label names; a label reaches over "and" and commas."""
    for found in GLUED.finditer(page.text):
        page.mention(ORDER, found[1], *found.span(1))
    for label in page.near_digits(LABEL):
        _read_after(page, label)


def _read_after(page: Page, label: re.Match[str]) -> None:
    kind = KINDS[label.lastgroup] if label.lastgroup in KINDS else _kind_of(label)
    sure = bool(label["named"].strip()) or bool(re.search(r"[:#=]", label["marked"]))
    strong = sure or not (label["weakreference"] or label["weakparcel"])
    place, least = label.end(), 1 if sure else 3
    if not label["named"] and not label["marked"]:
        return
    while found := _value(page, place):
        end, value = found
        digits = value.isdigit()
        strong = strong or bool(label["weakparcel"] and len(value) >= 8)
        if digits and (not strong or len(value) < least or _is_something_else(page.text, end)):
            return
        if not page.mention(kind, value, place, end):
            return
        further = NEXT.match(page.text, end)
        if not further:
            return
        place, least, strong = further.end(), max(5, len(value) - 2) if digits else 3, True
        if digits and page.text[further.end() - 1] == "#":
            least = 1


def _kind_of(label: re.Match[str]) -> str:
    return next(kind for name, kind in KINDS.items() if label[name])


def _is_something_else(text: str, end: int) -> bool:
    return bool(units.is_count(text, end) or MONTH.match(text, end) or DECIMAL.match(text, end))


def _value(page: Page, place: int) -> tuple[int, str] | None:
    """(end, value) of the identifier that begins at `place`."""
    if place in page.spoken:
        return page.spoken[place]
    if (found := IN_GROUPS.match(page.text, place)) and len(found[0].replace(" ", "")) > 6:
        return found.end(), found[0].replace(" ", "")
    found = CODE.match(page.text, place)
    if not found or not page.free(place, found.end()) or _is_word_and_number(found[0]):
        grouped = digits_at(page, place)
        return grouped if grouped and found is None else None
    return found.end(), found[0].upper()


def _is_word_and_number(code: str) -> bool:
    """ "2nd", "24h", "x7776", "3pm", "10.50": shapes that no identifier has."""
    return bool(
        re.fullmatch(
            r"[0-9]{1,3}(?:st|nd|rd|th|h|hrs?|am|pm|min|x|k|d|days?|pcs)|[x*][0-9]+"
            r"|[0-9]+[.][0-9]{1,2}|[0-9]{1,2}/[0-9]{1,2}(?:/[0-9]{2,4})?|(?:x{2,}-?)[0-9]+",
            code,
            re.IGNORECASE,
        )
    )
