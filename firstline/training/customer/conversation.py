"""A conversation with the customer, played from its first line each time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from firstline.training.customer.choosing import chosen
from firstline.training.customer.hearing import hear
from firstline.training.customer.informing import asked_again
from firstline.training.customer.mind import Mind, first_mind, rung_back, took_in, understood
from firstline.training.customer.model import AGENT, HANGS_UP, RANG_BACK, Answer, Line
from firstline.training.customer.pen import Pen
from firstline.training.customer.speaking import greets_again, speaks
from firstline.training.customer.wording import temper
from firstline.training.scenarios import Scenario
from firstline.training.scenarios.spoken import filled


def opening(scenario: Scenario, seed: int | str, now: datetime) -> str:
    """Her first words; `now` is when the session began."""
    return _sentence(filled(chosen(scenario.speech.opening, seed, "opening"), scenario.values(now)))


def answer(scenario: Scenario, seed: int | str, lines: Sequence[Line], now: datetime) -> Answer:
    """What she says to the last of the agent's `lines`; her own are not read, they are said again
    from the seed. `now`: as for `opening`."""
    mind = replace(first_mind(scenario), last=opening(scenario, seed, now))
    said, before = Answer(mind.last, mind.temper), None
    for line in lines:
        if line.who == AGENT:
            waited = bool(before and line.at - before > _long())
            mind, said = _turn(mind, scenario, seed, line, now, waited)
        before = line.at
    return said


def _turn(
    mind: Mind, scenario: Scenario, seed: int | str, line: Line, now: datetime, waited: bool
) -> tuple[Mind, Answer]:
    back = line.kind == RANG_BACK and mind.away
    if mind.away and not back:
        return mind, Answer("", HANGS_UP, hung_up=True)
    if back:
        mind = rung_back(mind)
    heard = understood(mind, hear(scenario, line.text, now))
    if back and heard.silent:
        pen = Pen(scenario, seed, now, mind, mind, heard)
        greets_again(pen)
        return pen.ends()
    after = took_in(mind, heard, asked_again(mind, heard, scenario), scenario.difficulty)
    pen = Pen(scenario, seed, now, mind, after, heard)
    if back and not after.away:
        greets_again(pen)
    speaks(pen, waited and not back)
    return pen.ends()


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _long() -> timedelta:
    return timedelta(seconds=temper().long_wait_seconds)
