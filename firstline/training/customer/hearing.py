"""What a customer hears in one turn of the agent's."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from functools import lru_cache

from firstline.language import encoder
from firstline.training.commitments import commitments
from firstline.training.customer.asking import factors, settled, topics
from firstline.training.customer.explaining import explained
from firstline.training.customer.heard import Heard
from firstline.training.customer.offending import ahead, flags, insulted
from firstline.training.customer.questions import FAR, FAR_ASKED, likeness
from firstline.training.customer.things import named
from firstline.training.customer.wording import heard
from firstline.training.scenarios import Scenario
from firstline.training.scenarios.spoken import filled
from firstline.training.scoring.acknowledging import acknowledging
from firstline.training.scoring.languages import LEAST_WORDS, is_english
from firstline.training.sentences import Sentence, plain, sentences
from firstline.training.truth import Truth, of_facts
from firstline.training.truth.moments import moments
from firstline.training.wording import heard as scored

LONGEST = 4_000  # characters of a turn that she takes in
_FORMAL = ("mismatch", "repeat", "waits", "greets", "goodbye")
_WORD = re.compile(r"[a-z']+")
_HALF = re.compile(r"[\ud800-\udfff]")


@lru_cache(maxsize=512)
def hear(scenario: Scenario, text: str, now: datetime) -> Heard:
    """`now` is when the session began. Takes any text."""
    text = _HALF.sub("\ufffd", plain(text[:LONGEST]))
    words = _WORD.findall(text.lower())
    if not words and not re.search(r"\w", text):
        return Heard()
    if len(text.split()) >= LEAST_WORDS and not is_english(text):
        return Heard(words=len(text.split()), foreign=True)
    if _is_nonsense(words):
        return Heard(words=len(text.split()), nonsense=True)
    return _understood(scenario, text, now)


def _understood(scenario: Scenario, text: str, now: datetime) -> Heard:
    said, truth, agent = sentences(text), _truth(scenario, now), scored("agent")
    promises = list(commitments(said, truth.now))
    told = explained(said, truth, scenario)
    done = any(agent["acts"].search(s.own) and not s.unfilled and not s.asks for s in said)
    promised = any(one.has_time for one in promises) or any(_can_count_on(s, truth) for s in said)
    formal = {name: bool(heard()[name].search(text)) for name in _FORMAL}
    found = Heard(
        **formal,
        words=len(text.split()),
        flags=flags(said, text, truth, helped=told.any or done or promised),
        insulted=insulted(said),
        acknowledged=any(acknowledging(s) for s in said),
        finding=told.finding,
        event=told.event,
        done=done,
        promised=promised,
        undertaken=bool(promises),
        disputed=told.disputed,
        factors=factors(said),
        topics=topics(said),
        asks=any(s.asks for s in said),
        thing=named(said, scenario),
        settled=any(settled(s) for s in said),
    )
    far = FAR_ASKED if found.asks else FAR
    elsewhere = not (found.is_known or found.thing) and likeness(text, _gist(scenario, now)) < far
    return replace(found, off_topic=elsewhere)


def _can_count_on(sentence: Sentence, truth: Truth) -> bool:
    """Said without the forms that the scorer asks for: "Sal will phone tomorrow"."""
    if sentence.asks or sentence.unfilled or not heard()["promises"].search(sentence.own):
        return False
    return any(ahead(one, truth) for one in moments(sentence.figured, truth.now))


def _is_nonsense(words: list[str]) -> bool:
    """More than half of the words are none; figures alone are an answer."""
    if not words:
        return False
    knows = encoder.shared().knows
    known = sum(all(knows(part) for part in word.split("'") if part) for word in words)
    return known * 2 < len(words)


@lru_cache(maxsize=64)
def _gist(scenario: Scenario, now: datetime) -> tuple[str, ...]:
    """What the conversation may well be about."""
    values = scenario.values(now)
    speech = scenario.speech
    told = [line for answers in speech.told.values() for line in answers]
    own = [filled(line, values) for line in (*speech.opening, *speech.restate, *told)]
    truth = scenario.facts(now)
    return (*own, str(truth["truth"].get("cause", "")), *map(str, truth.get("do") or ()))


@lru_cache(maxsize=64)
def _truth(scenario: Scenario, now: datetime) -> Truth:
    return of_facts(scenario.facts(now))
