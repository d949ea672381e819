"""Verifying: the chain is worked out again from the entries, and the first place that differs told.

Who can write to the whole database can make a chain anew: a head that was noted elsewhere is found
to be gone then, and also when the end was cut off.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import and_, func, select
from sqlalchemy.engine import Engine, Row

from firstline.desk.tables import trail, trail_seals
from firstline.desk.trail.chain import ORIGIN, RAW, link
from firstline.desk.trail.pages import pages

PAGE = 5_000

MISSING_SEAL = "missing seal"
MISSING_ENTRY = "missing entry"
FORK = "fork"
CHANGED = "changed entry"
WRONG_HASH = "wrong hash"
NOTED_HEAD = "noted head"


@dataclass(frozen=True)
class Wrong:
    """The first place of the chain that is not what it was; `entry_id` is the entry sealed there."""

    kind: str
    place: int
    entry_id: int | None = None


@dataclass(frozen=True)
class Verified:
    """`sealed` places are right, `waiting` entries have no seal yet; `head` is the last right hash."""

    sealed: int
    waiting: int
    head: str
    wrong: Wrong | None = None

    @property
    def whole(self) -> bool:
        return self.wrong is None


def verify(engine: Engine, noted: str = "", page: int = PAGE) -> Verified:
    """Work the chain out again, `page` places at a time; `noted` is a head of earlier."""
    sealed, head, wrong = _chain(_seals(engine, page), noted)
    return Verified(sealed, _waiting(engine, page), head, wrong)


def _chain(seals: Iterable[Row], noted: str) -> tuple[int, str, Wrong | None]:
    """How many places are right from the first on, the last right hash, and what is wrong then."""
    place, head, is_there = 0, ORIGIN, noted in ("", ORIGIN)
    seals = iter(seals)
    for seal in seals:
        if seal.place != place + 1:
            kind = FORK if seal.place == place else MISSING_SEAL
            return place, head, Wrong(kind, min(seal.place, place + 1))
        if seal.entry_id is None:
            return place, head, Wrong(MISSING_ENTRY, seal.place, seal.sealed_id)
        hash_ = link(head, seal._mapping)
        if hash_ != seal.hash:
            kind = _differs(seal, hash_, next(seals, None))
            return place, head, Wrong(kind, seal.place, seal.entry_id)
        place, head = seal.place, hash_
        is_there = is_there or head == noted
    return place, head, None if is_there else Wrong(NOTED_HEAD, place + 1)


def _differs(seal: Row, right: str, after: Row | None) -> str:
    """Why a hash is not the `right` one; when it alone was changed, the seal after it tells."""
    if after is None or after.entry_id is None:
        return CHANGED
    if after.place == seal.place:
        return FORK
    return WRONG_HASH if link(right, after._mapping) == after.hash else CHANGED


def _seals(engine: Engine, page: int) -> Iterator[Row]:
    """Every seal by its place, with its entry; `sealed_id` is there when the entry is not."""
    places = trail_seals.c.place
    query = (
        select(places, trail_seals.c.hash, trail_seals.c.entry_id.label("sealed_id"), *RAW)
        .outerjoin_from(trail_seals, trail, trail.c.entry_id == trail_seals.c.entry_id)
        .order_by(places)
    )
    for first in pages(engine, places, page):
        with engine.connect() as connection:
            rows = connection.execute(query.where(places >= first, places < first + page)).all()
        yield from rows


def _waiting(engine: Engine, page: int) -> int:
    ids, sealed = trail.c.entry_id, trail_seals.c.entry_id
    waiting = 0
    for first in pages(engine, ids, page):
        on = and_(sealed == ids, sealed >= first, sealed < first + page)
        count = select(func.count()).select_from(trail.outerjoin(trail_seals, on))
        where = (ids >= first, ids < first + page, sealed.is_(None))
        with engine.connect() as connection:
            waiting += connection.execute(count.where(*where)).scalar()
    return waiting
