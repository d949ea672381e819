"""What a message says: the identifiers, amounts and days it names and where she read it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from firstline.casework.said.claim import (
    ABOVE,
    CARD_EXPOSED,
    CHARGED_ONCE,
    CLAIMS,
    CONDUCT,
    DANGER,
    DATA,
    DEFECTIVE,
    DIED,
    FOR_ANOTHER,
    HUNG_UP,
    LOST_PAY,
    MADE_NEITHER,
    MISCONDUCT,
    MONEY_CAME,
    NO_COMPLAINT,
    NOT_IN_BOOKS,
    NOT_RECEIVED,
    OF_PEOPLE,
    OPPOSITES,
    RECEIVED,
    REPAIRED,
    TOLD_US,
    WAS_CALLED,
    WAS_IN,
    WAS_VISITED,
    WRONG_ITEM,
    Claim,
)

__all__ = [
    "ABOVE",
    "CARD_EXPOSED",
    "CHARGED_ONCE",
    "CLAIMS",
    "CONDUCT",
    "DATA",
    "DIED",
    "FOR_ANOTHER",
    "MISCONDUCT",
    "OF_PEOPLE",
    "DANGER",
    "DEFECTIVE",
    "HUNG_UP",
    "LOST_PAY",
    "MADE_NEITHER",
    "MONEY_CAME",
    "NO_COMPLAINT",
    "NOT_IN_BOOKS",
    "NOT_RECEIVED",
    "OPPOSITES",
    "RECEIVED",
    "REPAIRED",
    "TOLD_US",
    "WAS_CALLED",
    "WAS_IN",
    "WAS_VISITED",
    "WRONG_ITEM",
    "KINDS",
    "TAIL",
    "ORDER",
    "TRACKING",
    "REFERENCE",
    "CUSTOMER",
    "EMAIL",
    "PHONE",
    "NUMBER",
    "POSTCODE",
    "Amount",
    "Claim",
    "Day",
    "Mention",
    "Said",
    "Source",
]

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


@dataclass(frozen=True)
class Said:
    """One message read; `text` is normalised and without full card numbers.

    `mentions`, `amounts`, `days` and `claims` are in the order of the text. `received`: the spans
    of `text` that hold the message she received, which anybody may hold who holds that message.
    """

    text: str = ""
    mentions: tuple[Mention, ...] = ()
    amounts: tuple[Amount, ...] = ()
    days: tuple[Day, ...] = ()
    source: Source | None = None
    received: tuple[tuple[int, int], ...] = ()
    claims: tuple[Claim, ...] = ()

    def claimed(self, kind: str) -> Claim | None:
        """The newest plain claim of `kind`; None when there is none or she took it back."""
        return next((one for one in self.claims if one.kind == kind and one.is_plain), None)

    def conceded(self, kind: str) -> Claim | None:
        """As `claimed`, and nothing that stands beside it says the contrary: "he came on the 3rd,
        but not on the 5th" concedes no visit."""
        against = OPPOSITES.get(kind)
        if any(
            one.kind == against
            and one.is_plain
            or one.kind == kind
            and one.denied
            and not one.reported
            for one in self.claims
        ):
            return None
        return self.claimed(kind)

    def disclaimed(self, kind: str) -> Claim | None:
        """Her denial of `kind`, when she claims it nowhere: "the colour is right after all"."""
        if self.claimed(kind):
            return None
        denials = (o for o in self.claims if o.kind == kind and o.denied and not o.reported)
        return next(denials, None)

    @property
    def tails(self) -> tuple[Mention, ...]:
        """The endings: short digit runs and runs marked as an ending."""
        return tuple(mention for mention in self.mentions if mention.kind == TAIL)

    @property
    def full(self) -> tuple[Mention, ...]:
        """The identifiers written in full, which may find a record or a customer by themselves."""
        return tuple(m for m in self.mentions if m.kind not in (TAIL, POSTCODE))

    @property
    def endings(self) -> tuple[str, ...]:
        """What to look for at the end of her identifiers: the tails, and short numbers that a
        word calls an order or a reference but that may be only its end ("order 7776?")."""
        short = (m.value for m in self.mentions if m.kind in (ORDER, REFERENCE, NUMBER, CUSTOMER))
        found = [mention.value for mention in self.tails]
        found += [value for value in short if value.isdigit() and 3 <= len(value) <= 6]
        return tuple(dict.fromkeys(found))

    @cached_property
    def just_now(self) -> bool:
        """It happened within these hours ("ten minutes ago"), though no day is named."""
        from firstline.casework.said.present import names_present

        return names_present(self.text)

    @cached_property
    def only_identifier(self) -> bool:
        """The message is nothing but identifiers and the words that label them."""
        from firstline.casework.said.bare import only_identifiers

        return only_identifiers(self.text, self.mentions)
