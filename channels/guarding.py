"""What the guard says of an agent's draft, with the facts of the case it is written in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from channels import caseview
from channels.errors import ApiError
from firstline import clock
from firstline.casework.facts import Level
from firstline.desk import messages
from firstline.records import snapshot
from firstline.training.guard import Flag, Rewriting, flags
from firstline.training.guard.card import of_card, of_case
from firstline.training.guard.flagging import LONGEST
from firstline.training.truth import Truth
from firstline.workplace import Workplace


@dataclass(frozen=True)
class Piece:
    """A stretch of a draft that ends at the place `end`, and the flags it stands under; there may be
    none."""

    text: str
    end: int
    flags: tuple[Flag, ...] = ()


def check(place: Workplace, text: object, case_id: object = None) -> tuple[Flag, ...]:
    """Raises ApiError 400, 404."""
    if not isinstance(text, str):
        raise ApiError(400, "bad_text", "Give the draft as a text.")
    if len(text) > LONGEST:
        raise ApiError(400, "too_long", f"Check at most {LONGEST:,} characters at once.")
    if case_id is not None and not isinstance(case_id, str):
        raise ApiError(400, "bad_case", "Give the case as a text, or leave it out.")
    return flags(text, *(_known(place, case_id) if case_id is not None else ()))


def pieces(text: str, found: Sequence[Flag]) -> tuple[Piece, ...]:
    """The whole draft, cut where a flag begins or ends."""
    cuts = sorted({0, len(text), *(f.start for f in found), *(f.end for f in found)})
    return tuple(
        Piece(text[start:end], end, tuple(f for f in found if f.start <= start and end <= f.end))
        for start, end in zip(cuts, cuts[1:], strict=False)
    )


def _known(place: Workplace, case_id: str) -> tuple[Truth, Rewriting] | tuple[()]:
    """What the case's cards and the customer's records bear out, and the newest card's facts for
    better lines, as far as she may be told them; nothing when it has no card."""
    case = caseview.find(place, case_id)
    with place.desk.connect() as desk:
        said = messages.newest(desk, case_id)
    cards = [reply["card"] for one in said for reply in one.replies if reply.get("card")]
    if not cards:
        return ()
    now = clock.now().astimezone(place.company.timezone)
    with place.records.connect() as records:
        hers = snapshot.load(records, case.customer_id, place.company) if case.customer_id else None
    told = case.identity.level is Level.VERIFIED
    words = Rewriting.of_card(of_card(cards[0], now), cards[0], told)
    return of_case(cards, hers, now), words
