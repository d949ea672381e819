"""What was asked in a case and what was answered, as it is kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType
from typing import Any

from channels.caseview import CaseView
from firstline import clock
from firstline.desk import judgements, messages
from firstline.desk.messages import AGENT, CaseMessage
from firstline.desk.trail import entries, verbs
from firstline.desk.trail.reading import Reader, read
from firstline.workplace import Workplace


@dataclass(frozen=True)
class Exchange:
    """What the agent sent ("" for the card alone) and the replies to it, kept as `message_id`."""

    asked: str
    at: datetime | None
    replies: tuple[dict[str, Any], ...] = ()
    message_id: int = 0


def conversation(place: Workplace, case: CaseView, agent: str) -> tuple[Exchange, ...]:
    """The newest exchanges of a case, oldest first, with what this agent thought of their cards."""
    reader = Reader(agent, case.case_id)
    seen = read(reader, verbs.READ_CASE, case.customer_id, clock.now())
    entries.write_alone(place.desk, seen)
    return kept(place, case.case_id, agent)


def kept(place: Workplace, case_id: str, agent: str) -> tuple[Exchange, ...]:
    """The same, of a case that is open in the browser already."""
    with place.desk.connect() as desk:
        newest = messages.newest(desk, case_id)
        verdicts = judgements.verdicts(desk, [message.message_id for message in newest], agent)
    return of_messages(newest[::-1], verdicts)


def of_messages(
    said: Sequence[CaseMessage], verdicts: Mapping[tuple[int, int], bool] = MappingProxyType({})
) -> tuple[Exchange, ...]:
    """Messages, oldest first, each with the replies that follow it and what was thought of them."""
    made: list[Exchange] = []
    for message in said:
        replies = tuple(
            {**reply, "is_right": verdicts.get((message.message_id, place))}
            for place, reply in enumerate(messages.judgeable(message.message_id, message.replies))
        )
        is_answer = made and made[-1].asked and not made[-1].replies
        if message.speaker == AGENT:
            made.append(Exchange(message.text, message.at))
        elif is_answer:
            made[-1] = replace(made[-1], replies=replies, message_id=message.message_id)
        else:
            made.append(Exchange("", message.at, replies, message.message_id))
    return tuple(made)


def shows(exchanges: Sequence[Exchange], decision: str) -> bool:
    """Whether a card tells of a decision already."""
    cards = [reply["card"] for one in exchanges for reply in one.replies if reply["card"]]
    steps = [step for card in cards for step in card["do"]]
    return any((step.get("done") or {}).get("decision") == decision for step in steps)
