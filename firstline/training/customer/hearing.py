"""What a customer hears in one turn of the agent's."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from firstline.language import encoder
from firstline.training import guard
from firstline.training.commitments import commitments
from firstline.training.customer.questions import FAR, likeness, topic_of
from firstline.training.customer.wording import heard
from firstline.training.scenarios import Scenario
from firstline.training.scenarios.spoken import filled
from firstline.training.scoring.acknowledging import acknowledging
from firstline.training.scoring.identity import asks
from firstline.training.scoring.insults import insult
from firstline.training.scoring.languages import LEAST_WORDS, is_english
from firstline.training.sentences import Sentence, plain, sentences
from firstline.training.truth import Truth, of_facts
from firstline.training.truth.causes import names_cause, tells_cause
from firstline.training.truth.statement import AMOUNT, CAUSE, DAY, TAIL, TRUE, WRONG, Statement
from firstline.training.truth.statements import asked_about, statements
from firstline.training.wording import heard as scored

LONGEST = 4_000  # characters of a turn that she takes in
_SMALL = ("MINIMISE", "FAKE", "CONTRADICT", "OVERPROMISE")
_TOUCHY = ("own_doing", "consent")  # topics a question about which may well offend
_WORD = re.compile(r"[a-z']+")
_HALF = re.compile(r"[\ud800-\udfff]")


@dataclass(frozen=True)
class Heard:
    """`flags`: classes of the guard, worst first; `factors`: which proofs she is asked for (number,
    postcode, other); `topics`: what she is asked about; `asks`: a question, also one she cannot place;
    `event`: the finding is owned, but no more than what happened to her, as she has told it herself."""

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
    told = _told(said, truth)
    causes, new = _causes(said, told, truth), _tells_more(told)
    knows = _knows_event(scenario, truth)
    owned = any(heard()["owns"].search(s.own) for s in causes)
    done = any(agent["acts"].search(s.own) and not s.unfilled and not s.asks for s in said)
    promised = any(one.has_time for one in promises)
    return Heard(
        words=len(text.split()),
        flags=_flags(said, text, truth, helped=bool(causes) or done or promised),
        insulted=any(insult(s) for s in said),
        acknowledged=any(acknowledging(s) for s in said),
        finding=bool(causes) and (not knows or (owned and new)),
        event=bool(causes) and knows and (owned or new),
        done=done,
        promised=promised,
        undertaken=bool(promises),
        disputed=any(one.kind == AMOUNT and one.verdict == WRONG for _, one in told),
        factors=_factors(said),
        mismatch=bool(sheet["mismatch"].search(text)),
        repeat=bool(sheet["repeat"].search(text)),
        topics=_topics(said),
        asks=any(s.asks for s in said),
        settled=bool(agent["asks settled"].search(text)),
        waits=bool(sheet["waits"].search(text)),
        greets=bool(sheet["greets"].search(text)),
        goodbye=bool(sheet["goodbye"].search(text)),
        off_topic=likeness(text, _gist(scenario, now)) < FAR,
    )


def _flags(said: tuple[Sentence, ...], text: str, truth: Truth, helped: bool) -> tuple[str, ...]:
    """Of the words alone, and of a denial of what she knows; small ones are passed over in a turn
    that helps her on, and all in a sentence that owns up, or asks who she is or what is still open."""
    found = [*guard.flags(text), *(f for f in guard.flags(text, truth) if f.kind == "DENIAL")]
    kind_ones = [(s.start, s.start + len(s.text)) for s in said if _is_kind(s)]
    kinds = {
        one.kind for one in found if not any(start <= one.start < end for start, end in kind_ones)
    }
    return tuple(one for one in guard.KINDS if one in kinds and not (helped and one in _SMALL))


def _is_kind(sentence: Sentence) -> bool:
    agent = scored("agent")
    asking = agent["asks settled"].search(sentence.text) or (sentence.asks and asks(sentence.text))
    plain_question = sentence.asks and topic_of(sentence.own) not in (None, *_TOUCHY)
    return bool(asking or plain_question or agent["admits"].search(sentence.own))


def _told(said: tuple[Sentence, ...], truth: Truth) -> list[tuple[Sentence, Statement]]:
    """What is stated, sentence by sentence; a question or a supposition states nothing."""
    known = asked_about(truth)
    return [(s, one) for s in said for one in statements(s, truth, known) if one.stated]


def _causes(
    said: tuple[Sentence, ...], told: list[tuple[Sentence, Statement]], truth: Truth
) -> list[Sentence]:
    """The sentences that tell the true cause."""
    causes = [s for s in said if s.stated(len(s.text)) and tells_cause(s.own, truth)]
    return [*causes, *(s for s, one in told if one.kind == CAUSE and one.verdict == TRUE)]


def _tells_more(told: list[tuple[Sentence, Statement]]) -> bool:
    """A day or an ending of the records that she did not name herself."""
    return any(one.kind in (DAY, TAIL) and one.private and one.verdict == TRUE for _, one in told)


def _knows_event(scenario: Scenario, truth: Truth) -> bool:
    """She was there herself: "nobody came", "we were cut off", "debited twice"."""
    known = any(names_cause(line, truth) for line in scenario.speech.opening)
    return known or scenario.story in ("appointment", "call")


def _factors(said: tuple[Sentence, ...]) -> tuple[str, ...]:
    sheet, found = heard(), []
    for sentence in said:
        if not asks(sentence.text) or sentence.unfilled:
            continue
        named = [name for name in ("number", "postcode") if sheet[name].search(sentence.own)]
        if sheet["other proof"].search(sentence.own):
            named.append("other")
        found += named or ["number", "postcode"]
    return tuple(dict.fromkeys(found))


def _topics(said: tuple[Sentence, ...]) -> tuple[str, ...]:
    """In order; what is asked about a proof, or whether all is settled, is no topic."""
    found = []
    for sentence in said:
        text = sentence.own
        asked = sentence.asks or heard()["requests"].search(text)
        other = asks(sentence.text) or scored("agent")["asks settled"].search(text)
        if asked and not other and not sentence.unfilled and not heard()["repeat"].search(text):
            found.append(topic_of(text))
    return tuple(dict.fromkeys(topic for topic in found if topic))


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
