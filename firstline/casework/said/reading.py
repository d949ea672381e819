"""Reads one message."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, tzinfo
from datetime import timezone as fixed
from functools import lru_cache
from threading import Thread

from firstline.casework.said.amounts import read_signed_amounts, read_worded_amounts
from firstline.casework.said.bare import may_be_only_identifiers
from firstline.casework.said.claims import read_claims, wording
from firstline.casework.said.contacts import read_contacts, read_phones
from firstline.casework.said.days import read_numeric_days, read_worded_days
from firstline.casework.said.endings import read_marked, read_masked
from firstline.casework.said.labels import read_labelled, read_postcodes
from firstline.casework.said.loose import read_long, read_parcels, read_short
from firstline.casework.said.mention import Mention
from firstline.casework.said.model import Said
from firstline.casework.said.normal import normalise
from firstline.casework.said.ownership import is_owned
from firstline.casework.said.page import Page
from firstline.casework.said.paste import Paste, read_paste
from firstline.casework.said.people import with_people
from firstline.casework.said.peril import with_perils
from firstline.casework.said.redaction import redact
from firstline.casework.said.senders import read_senders
from firstline.casework.said.source import read_source, received_spans
from firstline.casework.said.spoken import spoken

MOST_OWNED = 200  # mentions; a longer list names nothing as hers
MONTH_FIRST = ("US", "PH", "PR", "GU", "VI")

# What is surest comes first: a reader leaves alone what one before it has explained.
READERS = (
    read_contacts,
    read_numeric_days,
    read_parcels,
    read_postcodes,
    read_signed_amounts,
    read_labelled,
    read_masked,
    read_marked,
    read_worded_days,
    read_worded_amounts,
    read_phones,
    read_long,
    read_short,
)


def read(
    text: str,
    *,
    region: str = "US",
    timezone: tzinfo = fixed.utc,
    now: datetime,
    date_order: str | None = None,
) -> Said:
    """What `text` says. `region` reads national phones and "$"; `now` is aware, days are relative
    to it in `timezone`; `date_order` is "MDY" or "DMY", by default the region's. Never raises."""
    region = region.upper()
    order = date_order or ("MDY" if region in MONTH_FIRST else "DMY")
    return _read(text, region, now.astimezone(timezone).date(), order)


def names_only(text: str, *, region: str, timezone: tzinfo, now: datetime) -> bool:
    """Whether `text` is nothing but identifiers and their labels; quick where a word denies it."""
    return (
        may_be_only_identifiers(normalise(text))
        and read(text, region=region, timezone=timezone, now=now).only_identifier
    )


@lru_cache(maxsize=512)
def _read(text: str, region: str, today: date, date_order: str) -> Said:
    text = redact(text)
    said = {start: (end, digits) for start, end, digits in spoken(text)}
    page = Page(text, region, today, date_order, said)
    for reader in READERS:
        reader(page)
    paste = read_paste(text)
    origin = read_senders(text, paste)
    received = received_spans(text, paste, origin)
    days = tuple(_in_order(page.days, received))
    claims = with_perils(text, read_claims(text, received, days, today, date_order), received)
    return Said(
        text,
        _with_owners(text, _in_order(page.mentions, received), paste),
        tuple(_in_order(page.amounts, received)),
        days,
        read_source(text, paste, origin),
        received,
        with_people(text, claims, received),
    )


def warm_up(region: str = "US", timezone: tzinfo = fixed.utc) -> None:
    """Loads what the first message would wait for: dates in words and phone numbers (0.5 s).

    The phrases of claims take seconds to compile: one that a message needs is compiled then, the
    others meanwhile.
    """
    now = datetime.now(fixed.utc)
    read("Nov 3, yesterday, 415-555-0100, $5", region=region, timezone=timezone, now=now)
    Thread(target=wording().ready, name="claims", daemon=True).start()


def _in_order(found: list, received: tuple[tuple[int, int], ...]) -> list:
    """In the order of the text, marked where they stand in the message she received."""
    ordered = sorted(found, key=lambda one: one.start)
    if not received:
        return ordered
    return [
        replace(one, quoted=True)
        if any(start <= one.start < end for start, end in received)
        else one
        for one in ordered
    ]


def _with_owners(text: str, mentions: list[Mention], paste: Paste) -> tuple[Mention, ...]:
    weighed = [
        replace(mention, owned=True)
        if not paste.quotes(mention.start) and is_owned(text, mention)
        else mention
        for mention in mentions[:MOST_OWNED]
    ]
    return (*weighed, *mentions[MOST_OWNED:])
