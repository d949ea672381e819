"""What a message names: identifiers, amounts and days, and where she read it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

TAIL = "tail"
ORDER = "order"
TRACKING = "tracking"
REFERENCE = "reference"
CUSTOMER = "customer"
EMAIL = "email"
PHONE = "phone"
NUMBER = "number"
POSTCODE = "postcode"
KINDS = (TAIL, ORDER, TRACKING, REFERENCE, CUSTOMER, EMAIL, PHONE, NUMBER, POSTCODE)


@dataclass(frozen=True)
class Mention:
    """One identifier; `Said.text[start:end] == written`, and `value` is its one normal form.

    value: digits of a tail, E.164 of a phone, lower case of an e-mail, else upper case without
    spaces. `owned`: she names it as hers ("my card ends 4421"). `quoted`: it stands in the message
    she received. `bare`: digits of which no word and no mask says what they are.
    """

    kind: str
    value: str
    written: str
    start: int
    end: int
    owned: bool = False
    quoted: bool = False
    bare: bool = False


@dataclass(frozen=True)
class Amount:
    """Money; `currency` is ISO 4217, None when nothing in the text tells it."""

    value: Decimal
    currency: str | None
    written: str
    start: int
    end: int
    quoted: bool = False


@dataclass(frozen=True)
class Day:
    """A calendar day in the company's time zone."""

    day: date
    written: str
    start: int
    end: int
    quoted: bool = False


@dataclass(frozen=True)
class Source:
    """Where she read it.

    channel: "email", "sms", "letter", "push", "statement", "website", "call" or None.
    domains: senders, then links, of the message she received, lower case. Never her own address.
    pasted: the text holds (some of) the message she received.
    writer_domains: who wrote the text that was pasted, when that is the customer or may be.
    links: those of `domains` that only a link names.
    """

    channel: str | None = None
    domains: tuple[str, ...] = ()
    pasted: bool = False
    writer_domains: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
