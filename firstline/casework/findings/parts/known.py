"""The facts that the wording of this family may use."""

from __future__ import annotations

from textwrap import shorten

from firstline.casework.facts import Account, Day, Deadline, Fact, Moment, State
from firstline.casework.said.redaction import redact

LONGEST = 120  # characters of what somebody typed into a record

KINDS: dict[str, type] = {
    # the job
    "job": Account,
    "fault": Account,
    "booked_on": Day,
    "starts_at": Moment,
    "today": State,
    "ahead": State,
    "on_the_road": State,
    "flagged": State,
    # what our copy of the books can tell
    "fresh": State,
    "books_end": Moment,
    # the part
    "part": Account,
    "needed_part": Account,
    "ordered_part": Account,
    "purchase_order": Account,
    "ordered_on": Day,
    "supplier": Account,
    "eta": Moment,
    "was_due": Moment,
    "estimate": Moment,
    "in_time": State,
    "depot": Account,
    "in_stock": Account,
    "none_in": Account,
    "received_on": Day,
    "shelved_under": Account,
    "others": Account,
    "one_other": State,
    # what we set ourselves
    "tell_by": Deadline,
    "news_by": Deadline,
}

Found = dict[str, Fact | None]


def kept(found: Found) -> dict[str, Fact]:
    return {name: fact for name, fact in found.items() if fact is not None}


def account(text: str | None) -> Account | None:
    """What somebody wrote into a record, short and without full card numbers."""
    plain = shorten(redact(text or ""), LONGEST, placeholder=" …")
    return Account(plain) if plain else None
