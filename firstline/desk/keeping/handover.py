"""The note that goes with a case: what happened, what was promised and what was tried."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.engine import Connection

from firstline.desk import messages
from firstline.desk.keeping import unfinished
from firstline.desk.keeping.handover_words import PARTS, HandoverWords, shipped
from firstline.desk.keeping.promises import Promise
from firstline.desk.tables import decisions

MOST_STEPS = 20


@dataclass(frozen=True)
class Tried:
    """A step that was decided. `state`: done, waiting or declined."""

    what: str
    by: str
    at: datetime
    state: str


def note(
    card: Mapping[str, Any] | None,
    open_promises: Sequence[Promise],
    tried: Sequence[Tried],
    words: HandoverWords,
) -> dict[str, Any]:
    """{"family", "finding", "headline", "parts": [{"id", "title", "lines": [{"text", "at"}]}]}; `at`
    is ISO 8601 or None. Without a card only what the desk itself knows."""
    card = card or {}
    lines = {
        "happened": _happened(card),
        "promised": [_promised(one, words) for one in open_promises],
        "tried": [_tried(one, words) for one in tried],
        "known": _known(card, words),
    }
    return {
        "family": card.get("family", ""),
        "finding": card.get("finding", ""),
        "headline": card.get("headline") or "",
        "parts": [part for name in PARTS if (part := _part(name, lines[name], words))],
    }


def of_case(connection: Connection, case_id: str) -> dict[str, Any]:
    """The note of a case as it stands now."""
    return note(
        _newest_card(connection, case_id),
        unfinished.open_of_case(connection, case_id),
        _steps(connection, case_id),
        shipped(),
    )


def _part(name: str, lines: list[dict[str, Any]], words: HandoverWords) -> dict[str, Any] | None:
    if not lines and name in words.nothing:
        lines = [_line(words.nothing[name])]
    return {"id": name, "title": words.titles[name], "lines": lines} if lines else None


def _happened(card: Mapping[str, Any]) -> list[dict[str, Any]]:
    headline = [_line(card["headline"], card.get("as_of"))] if card.get("headline") else []
    return [*headline, *(_line(one["fact"], one["at"]) for one in card.get("evidence", ()))]


def _promised(promise: Promise, words: HandoverWords) -> dict[str, Any]:
    text = words.promised[promise.kind].format(what=promise.what, owner=promise.owner)
    return _line(text, promise.due_at.isoformat())


def _tried(step: Tried, words: HandoverWords) -> dict[str, Any]:
    return _line(words.tried[step.state].format(what=step.what, by=step.by), step.at.isoformat())


def _known(card: Mapping[str, Any], words: HandoverWords) -> list[dict[str, Any]]:
    who = words.identity.get(card.get("identity", ""))
    what = words.certainty.get(card.get("certainty", ""))
    out = [words.ruled_out.format(fact=fact) for fact in card.get("ruled_out", ())]
    return [_line(text) for text in (who, what, *out) if text]


def _line(text: str, at: str | None = None) -> dict[str, Any]:
    return {"text": text, "at": at}


def _newest_card(connection: Connection, case_id: str) -> dict[str, Any] | None:
    for message in messages.newest(connection, case_id):
        for reply in message.replies:
            if reply.get("card"):
                return reply["card"]
    return None


def _steps(connection: Connection, case_id: str) -> tuple[Tried, ...]:
    """The newest first, at most MOST_STEPS."""
    rows = connection.execute(
        select(decisions.c.content, decisions.c.agent, decisions.c.at, decisions.c.state)
        .where(decisions.c.case_id == case_id)
        .order_by(decisions.c.at.desc(), decisions.c.decision_id)
        .limit(MOST_STEPS)
    )
    return tuple(Tried(row.content["what"], row.agent, row.at, row.state) for row in rows)
