"""What a request is about once her records are known: a repair, a plan, a parcel that never came."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from firstline.casework.findings.call.goods import Bought
from firstline.casework.meant.asked import Asked
from firstline.casework.meant.faults import Faults
from firstline.casework.meant.issues import ORDER, WORKSHOP
from firstline.casework.meant.known import Known
from firstline.casework.meant.reading import (
    beside,
    borne_out,
    complained_of_alone,
    not_understood,
    of_talk,
    read,
)
from firstline.casework.said import Said
from firstline.casework.wishes import asks_where
from firstline.records.snapshot import Snapshot


def meant(
    snapshot: Snapshot,
    said: Said,
    intents: Sequence[str],
    now: datetime,
    likely: Collection[str] = (),
    hints: Sequence[str] = (),
) -> tuple[str, ...]:
    """The intents as the records make them, and what else she then asks for.

    `said` is the message that raised them; `likely`: what else it may be about; `hints`: what
    parts of it sound like.
    """
    known = Known(
        Asked(snapshot, said, now), frozenset(intents), frozenset(likely), frozenset(hints)
    )
    found = dict.fromkeys(one for intent in intents for one in read(known, intent))
    found |= dict.fromkeys(beside(known, found.keys()))
    found |= dict.fromkeys(borne_out(known, hints))
    aside = known.aside | complained_of_alone(known, found)
    return tuple(one for one in found if one not in aside) or tuple(found)


def evident(
    snapshot: Snapshot,
    said: Said,
    likely: Collection[str],
    now: datetime,
    hints: Sequence[str] = (),
) -> tuple[str, ...]:
    """What records and wishes make of words that were not understood, if anything; `likely`: the
    intents that they may have; `hints`: what parts of them sound like."""
    known = Known(Asked(snapshot, said, now), likely=frozenset(likely), hints=frozenset(hints))
    found = dict.fromkeys((*not_understood(known), *borne_out(known, hints)))
    return tuple(found | dict.fromkeys(beside(known, found))) if found else ()


def whereabouts(
    snapshot: Snapshot, said: Said, likely: Collection[str], now: datetime
) -> tuple[str, ...]:
    """Where a thing of hers is, whether she may use it or give it back, when a message seems to be
    about nothing that we know of."""
    if found := of_talk(Known(Asked(snapshot, said, now))):
        return found
    if not asks_where(said.text) or not {ORDER, WORKSHOP} & {*likely}:
        return ()
    return tuple(one for one in evident(snapshot, said, likely, now) if one in (ORDER, WORKSHOP))


def names_an_article(snapshot: Snapshot, said: Said, now: datetime) -> bool:
    """She gives the number of an order or speaks of a thing that she bought, or of both the one that
    was sent and the one that was ordered."""
    bought = Bought(snapshot, now)
    is_named = bought.named(said) or bought.described(said, bought.lines())
    return bool(is_named) or Faults(Asked(snapshot, said, now)).is_another
