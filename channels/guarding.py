"""What the guard says of an agent's draft, with the facts of the case it is written in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from channels import caseview
from channels.errors import ApiError
from firstline import clock
from firstline.desk import messages
from firstline.training.guard import Flag, flags
from firstline.training.guard.card import of_card
from firstline.training.guard.flagging import LONGEST
from firstline.training.truth import Truth
from firstline.workplace import Workplace


@dataclass(frozen=True)
class Piece:
    """A stretch of a draft and the flags it stands under; there may be none."""

    text: str
    flags: tuple[Flag, ...] = ()


def check(place: Workplace, text: object, case_id: object = None) -> tuple[Flag, ...]:
    """Raises ApiError 400, 404."""
    if not isinstance(text, str):
        raise ApiError(400, "bad_text", "Give the draft as a text.")
    if len(text) > LONGEST:
        raise ApiError(400, "too_long", f"Check at most {LONGEST:,} characters at once.")
    if case_id is not None and not isinstance(case_id, str):
        raise ApiError(400, "bad_case", "Give the case as a text, or leave it out.")
    return flags(text, _truth(place, case_id) if case_id is not None else None)


def pieces(text: str, found: Sequence[Flag]) -> tuple[Piece, ...]:
    """The whole draft, cut where a flag begins or ends."""
    cuts = sorted({0, len(text), *(f.start for f in found), *(f.end for f in found)})
    return tuple(
        Piece(text[start:end], tuple(f for f in found if f.start <= start and end <= f.end))
        for start, end in zip(cuts, cuts[1:], strict=False)
    )


def _truth(place: Workplace, case_id: str) -> Truth | None:
    """Of the newest card; None when the case has none."""
    caseview.find(place, case_id)
    with place.desk.connect() as desk:
        said = messages.newest(desk, case_id)
    cards = (reply["card"] for one in said for reply in one.replies if reply.get("card"))
    card = next(cards, None)
    return of_card(card, clock.now()) if card else None
