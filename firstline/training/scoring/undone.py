"""What was told or claimed though the tool holds nothing of it, where it is known what was done."""

from __future__ import annotations

from collections.abc import Iterator

from firstline.training.scoring.actions import NOT_PRESSED
from firstline.training.scoring.model import Bar, Mark
from firstline.training.scoring.session import Session
from firstline.training.truth.statement import AMOUNT, CAUSE, DAY, TAIL, TRUE

_FACTS = (AMOUNT, CAUSE, DAY, TAIL)


def undone(session: Session, acted: Mark) -> Iterator[Bar]:
    """Facts without anybody verified; a deed without one action, task or note."""
    if not (session.has_events and session.truth.given):
        return
    in_danger = session.truth.mandatory_route == "safety"
    if not (session.done("verified") or in_danger):
        told = [
            (turn, one)
            for turn, one in session.stated
            if one.verdict == TRUE and one.stated and one.kind in _FACTS
            if one.private or one.kind == CAUSE
        ]
        for turn, one in sorted(told, key=lambda found: not found[1].private)[:1]:
            yield Bar("not_verified", turn.index, turn.quote(one))
    if acted.reason == NOT_PRESSED and not session.done("action", "task", "note"):
        yield Bar(NOT_PRESSED, acted.turn, acted.quote)
