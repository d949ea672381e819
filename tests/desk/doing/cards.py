"""Cards of every finding, from what the conversations say, in cases of the demo company."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from firstline import clock
from firstline.casework.facts import Level
from firstline.casework.identity import ONE_TIME_CODE, Identity
from firstline.desk import cases, messages, opening
from firstline.desk.asked import Asked
from firstline.desk.doing import confirming, drafts
from firstline.desk.doing.wanted import Wanted
from firstline.desk.turn import take_turn
from firstline.workplace import Workplace
from tests.conversations.test_transcripts import TRANSCRIPTS

VERIFIED = Identity(Level.VERIFIED, frozenset({"order_number", "postcode", ONE_TIME_CODE}))
TYPED = {"money": "12.50", "text": "As agreed on the telephone", "day": "2026-11-02"}


def tellings() -> dict[str, list[tuple[str, str, str | None]]]:
    """Finding -> (customer, words, time) of the conversations that lead to it."""
    found: dict[str, list[tuple[str, str, str | None]]] = {}
    for one in (param.values[0] for param in TRANSCRIPTS):
        for turn in one["turns"]:
            if "says" in turn and "customer" in one:
                for code in {turn.get("finding"), *turn.get("cards", ())} - {None}:
                    told = one["customer"], turn["says"], one.get("now")
                    found.setdefault(code, []).append(told)
    return found


def card(
    place: Workplace, code: str, now: datetime, agent: str = "demo", step: str = ""
) -> tuple[str, str]:
    """A case whose customer is verified, and the name of the card with this finding in it; of one
    that has this step, where one is given."""
    for customer, words, at in tellings().get(code, ()):
        when = clock.parse_time(at) if at else now
        for intent in _intents(place, code):
            made = _ask(place, customer, words, intent, code, when, agent)
            if made and (not step or _has(place, made, step)):
                return made
    raise LookupError(f"no conversation of the transcripts leads to {code}")


def _has(place: Workplace, made: tuple[str, str], step: str) -> bool:
    """She may have chosen already what another conversation leaves to her."""
    case_id, name = made
    kept, at = map(int, name.split("-"))
    with place.desk.connect() as desk:
        shown = messages.card_at(desk, case_id, kept, at)
    return any(one["id"] == step for one in shown["do"])


def moment(code: str) -> datetime:
    """When the conversation takes place that `card` has the finding from."""
    told = tellings()[code][0][2]
    return clock.parse_time(told)


def _intents(place: Workplace, code: str) -> Iterator[str]:
    """The intents of the finding's family, those that name it first; for NONE those of all."""
    books = place.shelf.books().by_family.values()
    own = next(one.intents for one in books if code in one.findings)
    intents = own or {name: codes for one in books for name, codes in one.intents.items()}
    yield from sorted(intents, key=lambda intent: code not in intents[intent])
    yield "nlu_fallback"


def _ask(place, customer, words, intent, code, now, agent) -> tuple[str, str] | None:
    case_id = opening.open_case(place, agent, customer, now).case.case_id
    with place.desk.begin() as desk:
        cases.save(desk, replace(cases.get(desk, case_id), identity=VERIFIED), now)
        kept = messages.add_message(desk, case_id, words, now)
    reply = take_turn(place, Asked(case_id, agent, intent, message_id=kept), now)
    replies = [{"text": one.text, "card": one.card, "buttons": []} for one in (reply, *reply.more)]
    with place.desk.begin() as desk:
        kept = messages.add_replies(desk, case_id, replies, now)
    for at, one in enumerate(replies):
        if one["card"] and one["card"]["finding"] == code:
            return case_id, f"{kept}-{at}"
    return None


def typed(field) -> str:
    """What an agent could give for a field."""
    if field.options:
        return field.options[-1].id
    return TYPED.get(field.type, "2026-11-12T14:30")


def done(place, case, card_name, step, now):
    """The step confirmed, with every field given that it asks for, after a new one-time code."""
    fields: dict[str, str] = {}
    with place.desk.begin() as desk:
        cases.save(desk, replace(cases.get(desk, case), identity=VERIFIED), now)
    for _ in range(3):
        draft = drafts.draw_up(place, case, Wanted(step, card_name, fields), "demo", now)
        if not draft.doing.asks:
            return confirming.confirm(place, case, draft.draft_id, draft.key, "demo", now)
        fields |= {field.name: typed(field) for field in draft.doing.asks}
    raise AssertionError(f"{step} asks again and again")
