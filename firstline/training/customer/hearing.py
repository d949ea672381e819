"""What a customer hears in one turn of the agent's."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache

from firstline.language import encoder
from firstline.training.commitments import commitments
from firstline.training.customer.asking import factors, topics
from firstline.training.customer.explaining import explained
from firstline.training.customer.offending import ahead, flags, insulted
from firstline.training.customer.questions import FAR, likeness
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
_WORD = re.compile(r"[a-z']+")
_HALF = re.compile(r"[\ud800-\udfff]")


@dataclass(frozen=True)
class Heard:
    """`flags`: classes of the guard, worst first; `factors`: which proofs she is asked for (number,
    postcode, other); `topics`: what she is asked about; `asks`: a question, also one she cannot place;
    `finding`, `event` and `disputed`: see explaining.Explained."""

    words: int = 0
    flags: tuple[str, ...] = ()
    insulted: bool = False
    acknowledged: bool = False
    finding: bool = False
    event: bool = False
    done: bool = False
    promised: bool = False
    undertaken: bool = False
    disputed: bool = False
    factors: tuple[str, ...] = ()
    mismatch: bool = False
    repeat: bool = False
    topics: tuple[str, ...] = ()
    asks: bool = False
    settled: bool = False
    waits: bool = False
    greets: bool = False
    goodbye: bool = False
    nonsense: bool = False
    foreign: bool = False
    off_topic: bool = False

    @property
    def silent(self) -> bool:
        return not self.words

    @property
    def is_known(self) -> bool:
        """It has its place in such a conversation, whatever it is about."""
        asked = self.factors or self.topics or self.settled or self.repeat or self.mismatch
        formal = self.waits or self.greets or self.goodbye or self.acknowledged
        return bool(asked or formal or self.finding or self.event or self.done or self.promised)


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
    said, truth, sheet, agent = sentences(text), _truth(scenario, now), heard(), scored("agent")
    promises = list(commitments(said, truth.now))
    told = explained(said, truth, scenario)
    done = any(agent["acts"].search(s.own) and not s.unfilled and not s.asks for s in said)
    promised = any(one.has_time for one in promises) or any(_can_count_on(s, truth) for s in said)
    found = Heard(
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
        mismatch=bool(sheet["mismatch"].search(text)),
        repeat=bool(sheet["repeat"].search(text)),
        topics=topics(said),
        asks=any(s.asks for s in said),
        settled=bool(agent["asks settled"].search(text)),
        waits=bool(sheet["waits"].search(text)),
        greets=bool(sheet["greets"].search(text)),
        goodbye=bool(sheet["goodbye"].search(text)),
    )
    elsewhere = not found.is_known and likeness(text, _gist(scenario, now)) < FAR
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
