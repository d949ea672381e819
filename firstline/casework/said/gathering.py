"""Merges the messages of a case."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from firstline.casework.said.claims import gathered
from firstline.casework.said.mention import Mention, Source
from firstline.casework.said.model import Said


def gather(newest_first: Sequence[Said]) -> Said:
    """The messages of one case as one: their texts joined by a blank line, newest first, with the
    places moved accordingly and nothing named twice. The newest named source leads; a pasted
    message, its domains and its writer are not forgotten. Claims that she took back are left out."""
    text, mentions, amounts, days, received, claims = "", {}, {}, {}, [], []
    for said in newest_first:
        text += "\n\n" if text else ""
        for mention in said.mentions:
            _keep_mention(mentions, _moved(mention, len(text)))
        for amount in said.amounts:
            _keep(amounts, (amount.value, amount.currency), _moved(amount, len(text)))
        for day in said.days:
            _keep(days, day.day, _moved(day, len(text)))
        claims.append([_moved(claim, len(text)) for claim in said.claims])
        received += [(start + len(text), end + len(text)) for start, end in said.received]
        text += said.text
    return Said(
        text,
        tuple(mentions.values()),
        tuple(amounts.values()),
        tuple(days.values()),
        _one_source([said.source for said in newest_first if said.source]),
        tuple(received),
        gathered(claims),
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
