"""The facts that the wording of this family may use."""

from __future__ import annotations

from datetime import datetime
from textwrap import shorten
from typing import Any

from firstline.casework.facts import (
    Account,
    Day,
    Fact,
    Given,
    Level,
    Moment,
    Money,
    Plain,
    State,
    Tail,
)
from firstline.casework.said.redaction import redact

LONGEST = 240  # characters of a note or an error that a card shows

KINDS: dict[str, type] = {
    # calls
    "dropped_at": Moment,
    "first_at": Moment,
    "colleague": Plain,
    "note": Account,
    "seconds": Account,
    "minutes": Account,
    "phone": Account,
    "count": Account,
    "log_until": Moment,
    "page_failed": State,
    "rang_at": Moment,
    # callbacks
    "due_at": Moment,
    "meant_at": Moment,
    "booked_tail": Tail,
    "right_phone": Account,
    "right_tail": Tail,
    "wrong_number": State,
    "wrong_hour": State,
    "still_to_come": State,
    "unsure": State,
    # the booking page
    "failed_at": Moment,
    "error_text": Account,
    "booked_for": Moment,
    # goods
    "order_number": Account,
    "item": Account,
    "sent_item": Account,
    "amount": Money,
    "delivered_on": Day,
    "guarantee_until": Day,
    "told": Given,
    "claimed": State,
    "guessed": State,
    "inferred": State,
    "keeps": State,
    # danger
    "gas": State,
    "fire": State,
    "hurt": State,
    "self_harm": State,
    "threat": State,
    "emergency": Plain,
    "despair": Plain,
    "only_maybe": State,
    "is_over": State,
}
# What she says herself is no secret to her.
HEARD = State(Level.ANONYMOUS)

Found = dict[str, Fact | None]


def kept(found: Found) -> dict[str, Fact]:
    return {name: fact for name, fact in found.items() if fact is not None}


def written(text: str | None) -> Account | None:
    """What somebody wrote into a record, short and without full card numbers."""
    plain = shorten(redact(text or ""), LONGEST, placeholder=" …")
    return Account(plain) if plain else None


def moment(at: datetime | None) -> Moment | None:
    return Moment(at) if at else None


def account(text: Any) -> Account | None:
    return Account(str(text)) if text else None


def plain(text: str | None) -> Plain | None:
    return Plain(text) if text else None
