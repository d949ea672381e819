"""Reads transcripts, one JSON object a line."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from firstline.training.scoring.model import AGENT, CUSTOMER, KINDS, Event, Transcript, Turn
from firstline.training.truth import NOTHING_KNOWN, BadFacts, Truth, of_facts
from firstline.training.truth.reading import moment_of
from firstline.training.truth.scenarios import UnknownScenario, of_scenario

MOST_CHARACTERS = 200_000  # of all turns together
MOST_OF_A_TURN = 8_000  # far more than anybody says in one go


class BadTranscript(ValueError):
    """A line cannot be scored; `id` is the transcript's, where it could be read."""

    def __init__(self, why: str, id: object = None) -> None:
        super().__init__(why)
        self.id = id


def read_line(line: str) -> Transcript:
    """One transcript; raises BadTranscript, which says what to change."""
    try:
        given = json.loads(line, parse_float=Decimal)
    except (ValueError, RecursionError):
        raise BadTranscript("no JSON object; write one on each line") from None
    if not isinstance(given, dict):
        raise BadTranscript("no JSON object; write one on each line")
    id = given.get("id")
    try:
        return _transcript(id, given)
    except (BadFacts, UnknownScenario, _Wrong) as wrong:
        raise BadTranscript(str(wrong), id) from None


class _Wrong(ValueError):
    pass


def _transcript(id: object, given: Mapping) -> Transcript:
    turns = given.get("turns")
    if not isinstance(turns, list):
        raise _Wrong('turns: give a list of {"speaker","text"}')
    read = tuple(_turn(number, one) for number, one in enumerate(turns))
    if sum(len(turn.text) for turn in read) > MOST_CHARACTERS:
        raise _Wrong(f"turns: over {MOST_CHARACTERS:,} characters; score it in parts")
    return Transcript(id, read, _truth(given), _events(given.get("events"), len(read)))


def _turn(number: int, one: object) -> Turn:
    if not isinstance(one, Mapping):
        raise _Wrong(f'turns[{number}]: give an object with "speaker" and "text"')
    speaker, text = one.get("speaker"), one.get("text")
    if not isinstance(speaker, str) or speaker.strip().lower() not in (AGENT, CUSTOMER):
        raise _Wrong(f"turns[{number}].speaker: write agent or customer")
    if not isinstance(text, str):
        raise _Wrong(f"turns[{number}].text: write what was said as a string")
    if len(text) > MOST_OF_A_TURN:
        raise _Wrong(
            f"turns[{number}].text: {len(text):,} characters, and a turn has at most"
            f" {MOST_OF_A_TURN:,}; split it into the turns that were spoken"
        )
    return Turn(speaker.strip().lower(), re.sub(r"[\ud800-\udfff]", "\ufffd", text))


def _truth(given: Mapping) -> Truth:
    now, facts, scenario = given.get("now"), given.get("facts"), given.get("scenario")
    if facts is not None:
        return of_facts(facts, now)
    if scenario is not None:
        return of_scenario(scenario, now)
    return replace(NOTHING_KNOWN, now=moment_of(now, "now"))


def _events(given: object, turns: int) -> tuple[Event, ...] | None:
    if given is None:
        return None
    if not isinstance(given, list):
        raise _Wrong('events: give a list of {"turn","kind","what"}')
    read = tuple(_event(number, one) for number, one in enumerate(given))
    from_one = any(event.turn == turns for event in read) and all(event.turn for event in read)
    return tuple(replace(event, turn=event.turn - 1) for event in read) if from_one else read


def _event(number: int, one: object) -> Event:
    if not isinstance(one, Mapping):
        raise _Wrong(f'events[{number}]: give an object with "turn" and "kind"')
    turn, kind = one.get("turn", 0), one.get("kind")
    if isinstance(turn, bool) or not isinstance(turn, int) or turn < 0:
        raise _Wrong(f"events[{number}].turn: write the number of a turn, the first is 0")
    if kind not in KINDS:
        raise _Wrong(f"events[{number}].kind: write one of {', '.join(KINDS)}")
    return Event(turn, kind, str(one.get("what") or ""))
