"""Right or not right: what agents think of cards, and what leads read of it."""

from __future__ import annotations

import re
from typing import Any

from channels.errors import ApiError
from firstline import clock, database
from firstline.casework import said
from firstline.desk import judged, judgements
from firstline.desk.judgements import NoSuchCard, Verdict
from firstline.desk.sessions import Session
from firstline.desk.trail import entries
from firstline.workplace import Workplace

_CARD = re.compile(r"(\d{1,18})-(\d{1,3})", re.ASCII)


def judge(
    place: Workplace, case_id: str, agent: str, card: object, is_right: object, note: object
) -> None:
    """Keep a verdict; raises ApiError 400 or 404."""
    named = _CARD.fullmatch(card) if isinstance(card, str) else None
    if named is None or not isinstance(is_right, bool) or not isinstance(note, str):
        message = (
            'Send "judge" as it stands on the reply, "right" as true or false, "note" as text.'
        )
        raise ApiError(400, "bad_judgement", message)
    kept = said.redact(said.normalise(note)).strip()
    if len(kept) > judgements.LONGEST_NOTE:
        message = f"Write at most {judgements.LONGEST_NOTE:,} characters."
        raise ApiError(413, "note_too_long", message)
    verdict = Verdict(case_id, int(named[1]), int(named[2]), agent, is_right, kept)
    try:
        with database.writing(place.desk) as desk:
            judgements.judge(desk, verdict, clock.now())
    except NoSuchCard:
        raise ApiError(404, "card_not_found", "There is no such card in this case.") from None


def overview(place: Workplace, session: Session, is_right: bool | None) -> dict[str, Any]:
    """{"right", "judged", "findings": [...], "judgements": [...]}; who may read it, `roles` says."""
    with place.desk.connect() as desk:
        shares = judged.shares(desk)
        listed = judged.listed(desk, is_right)
    read = judged.read_by(session.agent.name, listed, clock.now())
    entries.write_alone(place.desk, *read)
    return {
        "right": sum(one.right for one in shares),
        "judged": sum(one.judged for one in shares),
        "findings": [vars(one) for one in shares],
        "judgements": [
            {
                "case": one.verdict.case_id,
                "agent": one.verdict.agent,
                "at": one.at.isoformat(),
                "right": one.verdict.is_right,
                "note": one.verdict.note,
                "said": one.said,
                "card": one.card,
            }
            for one in listed
        ],
    }
