"""Every identifier of a customer in one form, so that it is found however it is written."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from firstline.records.phones import phone_form

# Letters that carry no accent Unicode could take off.
_PLAIN = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}
)
_ASCII_MARKS = {place: None for place in range(128) if not chr(place).isalnum()}
_INSIDE_NAMES = re.compile(r"['‘’ʼ.`´]")
_BETWEEN_NAMES = re.compile(r"[\W_]+")
_LONE_O = re.compile(r"\bo (?=\w\w)")
# Accents that stand alone, and marks that nobody sees, such as a soft hyphen.
_UNSEEN = frozenset({"Mn", "Mc", "Me", "Cf"})
_BRACKETED = re.compile(r"<([^<>]*@[^<>]*)>")
_AROUND_EMAILS = " \t\r\n<>\"'.,;:()"


@dataclass(frozen=True)
class Identifier:
    """One identifier of one customer.

    kind: customer, name, email, phone, order_number, order_id, shipment, tracking, reference,
        instrument (its last four), instrument_id, charge, credit, subscription, appointment,
        work_order, callback, complaint, contract
    value: the form it is compared in (see the functions below)
    record: the record that holds it, "orders/10447776"
    detail: which reference (trade_in, rma, ..., charge, credit) or which instrument (card, ...)
    written: as it stands in the record; empty when nobody asked
    """

    customer_id: str
    kind: str
    value: str
    record: str
    detail: str | None = None
    written: str = ""


def compact(text: str) -> str:
    """Letters and digits alone, in lower case: "TI-5-7776" -> "ti57776"."""
    if text.isascii():
        return text.lower() if text.isalnum() else text.lower().translate(_ASCII_MARKS)
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(letter for letter in folded if letter.isalnum())


def email_form(text: str) -> str:
    """The address alone, in lower case: "Ada Lind <ADA@X.example>" -> "ada@x.example"."""
    address = _BRACKETED.search(text)
    plain = unicodedata.normalize("NFKC", address[1] if address else text).casefold()
    return plain.strip(_AROUND_EMAILS).removeprefix("mailto:")


def name_form(text: str) -> str:
    """A name without case, accents, apostrophes and dashes: "Núria O'Neil" -> "nuria oneil"."""
    words = _plain_words(text) if text.isascii() else _folded_words(text)
    # "Mary O Brien" is O'Brien too.
    return _LONE_O.sub("o", words)


def _plain_words(text: str) -> str:
    plain = text.lower()
    if plain.replace(" ", "").isalnum():
        return " ".join(plain.split())
    return _BETWEEN_NAMES.sub(" ", _INSIDE_NAMES.sub("", plain)).strip()


def _folded_words(text: str) -> str:
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    seen = "".join(letter for letter in folded if unicodedata.category(letter) not in _UNSEEN)
    plain = _INSIDE_NAMES.sub("", seen.translate(_PLAIN))
    return _BETWEEN_NAMES.sub(" ", plain).strip()


def value_form(kind: str, text: str, region: str) -> str:
    """The form in which an identifier of this kind is kept; empty when nothing is left of it."""
    if kind == "email":
        return email_form(text)
    if kind == "name":
        return name_form(text)
    if kind == "phone":
        return phone_form(text, region) or compact(text)
    return compact(text)


def reversed_form(kind: str, value: str) -> str | None:
    """What a look-up by ending searches; None for kinds that nobody quotes by their end."""
    if kind in ("email", "name"):
        return None
    return (compact(value) if kind == "phone" else value)[::-1]
