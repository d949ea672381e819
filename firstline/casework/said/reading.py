"""Reads one message, and merges the messages of a case."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, tzinfo
from datetime import timezone as fixed
from functools import lru_cache

from firstline.casework.said.amounts import read_signed_amounts, read_worded_amounts
from firstline.casework.said.contacts import read_contacts, read_phones
from firstline.casework.said.days import read_numeric_days, read_worded_days
from firstline.casework.said.endings import read_marked, read_masked
from firstline.casework.said.labels import read_labelled, read_postcodes
from firstline.casework.said.loose import read_long, read_parcels, read_short
from firstline.casework.said.model import Mention, Said, Source
from firstline.casework.said.ownership import is_owned
from firstline.casework.said.page import Page
from firstline.casework.said.paste import Paste, read_paste
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
    return Said(
        text,
        _with_owners(text, _in_order(page.mentions, received), paste),
        tuple(_in_order(page.amounts, received)),
        tuple(_in_order(page.days, received)),
        read_source(text, paste, origin),
        received,
    )


def warm_up(region: str = "US", timezone: tzinfo = fixed.utc) -> None:
    """Loads what the first message would wait for: dates in words (0.5 s) and phone numbers."""
    now = datetime.now(fixed.utc)
    read("Nov 3, yesterday, 415-555-0100, $5", region=region, timezone=timezone, now=now)


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


def gather(newest_first: Sequence[Said]) -> Said:
    """The messages of one case as one: their texts joined by a blank line, newest first, with the
    places moved accordingly and nothing named twice. The newest named source leads; a pasted
    message, its domains and its writer are not forgotten."""
    text, mentions, amounts, days, received = "", {}, {}, {}, []
    for said in newest_first:
        text += "\n\n" if text else ""
        for mention in said.mentions:
            _keep_mention(mentions, _moved(mention, len(text)))
        for amount in said.amounts:
            _keep(amounts, (amount.value, amount.currency), _moved(amount, len(text)))
        for day in said.days:
            _keep(days, day.day, _moved(day, len(text)))
        received += [(start + len(text), end + len(text)) for start, end in said.received]
        text += said.text
    return Said(
        text,
        tuple(mentions.values()),
        tuple(amounts.values()),
        tuple(days.values()),
        _one_source([said.source for said in newest_first if said.source]),
        tuple(received),
    )


def _moved(found, by: int):
    return replace(found, start=found.start + by, end=found.end + by)


def _keep(found: dict, key: object, one) -> None:
    """The newest naming stands; what she said herself once is not quoted alone."""
    known = found.setdefault(key, one)
    if known.quoted and not one.quoted:
        found[key] = replace(known, quoted=False)


def _keep_mention(mentions: dict, mention: Mention) -> None:
    """As `_keep`; what she called hers once stays hers, what was called an ending stays one."""
    key = mention.kind, mention.value
    _keep(mentions, key, mention)
    known = mentions[key]
    owned, bare = known.owned or mention.owned, known.bare and mention.bare
    if (owned, bare) != (known.owned, known.bare):
        mentions[key] = replace(known, owned=owned, bare=bare)


def _one_source(sources: list[Source]) -> Source | None:
    if not sources:
        return None
    return Source(
        next((source.channel for source in sources if source.channel), None),
        _merged(source.domains for source in sources),
        any(source.pasted for source in sources),
        _merged(source.writer_domains for source in sources),
        _merged(source.links for source in sources),
    )


def _merged(several) -> tuple[str, ...]:
    return tuple(dict.fromkeys(domain for domains in several for domain in domains))
