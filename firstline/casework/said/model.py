"""One message as it was read."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from firstline.casework.said.claim import OPPOSITES, Claim
from firstline.casework.said.mention import (
    CUSTOMER,
    NUMBER,
    ORDER,
    POSTCODE,
    REFERENCE,
    TAIL,
    Amount,
    Day,
    Mention,
    Source,
)


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
