"""The score card of a transcript: same transcript, same score, always."""

from __future__ import annotations

from dataclasses import replace

from firstline.training.scoring.acknowledging import acknowledges
from firstline.training.scoring.actions import acts
from firstline.training.scoring.authority import sums_over
from firstline.training.scoring.barring import bars
from firstline.training.scoring.better import better
from firstline.training.scoring.empathy import empathy
from firstline.training.scoring.endings import closes, commits
from firstline.training.scoring.fatal import fatals
from firstline.training.scoring.findings import finding
from firstline.training.scoring.first_steps import identity, restates
from firstline.training.scoring.languages import is_judged
from firstline.training.scoring.limits import not_judged
from firstline.training.scoring.model import (
    AGENT,
    DIMENSIONS,
    Bar,
    Dimension,
    Mark,
    ScoreCard,
    Transcript,
    WrongFact,
)
from firstline.training.scoring.owning import owns
from firstline.training.scoring.rubric import points
from firstline.training.scoring.session import Session, session_of
from firstline.training.scoring.tone import tone
from firstline.training.sentences import plain
from firstline.training.truth.statement import WRONG
from firstline.training.wording import sheet

_JUDGES = {
    **{"identity": identity, "restates": restates, "acknowledges": acknowledges, "owns": owns},
    **{"finding": finding, "acts": acts, "commits": commits, "tone": tone, "closes": closes},
}


def score(transcript: Transcript) -> ScoreCard:
    """Pure. Nothing said by the agent is 0; a language that cannot be judged is not scored."""
    if not transcript.agent_text.strip():
        return ScoreCard(
            transcript.id,
            0,
            False,
            dimensions=_dimensions({}, {}),
            not_judged=not_judged(transcript),
        )
    if not is_judged(turn.text for turn in transcript.turns if turn.speaker == AGENT):
        return ScoreCard(
            transcript.id,
            0,
            False,
            dimensions=_dimensions({}, {}),
            unscored="language",
            not_judged=not_judged(transcript, is_english=False),
        )
    session = session_of(transcript)
    marks = {name: _JUDGES[name](session) for name in DIMENSIONS}
    worth = points(
        session.truth.family, {name: marks[name].score is not None for name in DIMENSIONS}
    )
    dimensions = _dimensions(marks, worth, session)
    wrong = wrong_facts(session)
    fatal = tuple(
        replace(one, quote=as_written(transcript, one.turn, one.quote)) for one in fatals(session)
    )
    total = round(sum(one.points for one in dimensions))
    rubric = sheet("rubric")
    if wrong:
        total = min(total, rubric["wrong_facts_at_most"])
    barred = _barred(session, marks)
    if barred:
        total = min(total, rubric["pass"] - 1)
    if fatal:
        total = min(total, rubric["fatal_at_most"])
    passed = total >= rubric["pass"] and not fatal and not wrong
    return ScoreCard(
        transcript.id,
        total,
        passed,
        fatal,
        wrong,
        dimensions,
        empathy(transcript),
        not_judged=not_judged(transcript),
        barred=barred,
    )


def _barred(session: Session, marks: dict[str, Mark]) -> tuple[Bar, ...]:
    """Each rule once, in the words of the transcript: what a dimension must have, and what bars."""
    found = [
        Bar(f"must_{name}", marks[name].turn, marks[name].quote)
        for name, least in sheet("rubric")["must"].items()
        if (reached := marks[name].score) is not None and reached < least
    ]
    found += bars(session, marks["acknowledges"].score or 0.0, marks["acts"])
    first: dict[str, Bar] = {}
    for one in found:
        quote = as_written(session.transcript, one.turn, one.quote)
        first.setdefault(one.rule, replace(one, quote=quote))
    return tuple(first.values())


def wrong_facts(session: Session) -> tuple[WrongFact, ...]:
    """What was stated against the records, in order, each once a turn."""
    found = [
        WrongFact(turn.index, as_written(session.transcript, turn.index, one.said), one.true)
        for turn, one in session.stated
        if one.verdict == WRONG
    ]
    found += [
        WrongFact(turn, as_written(session.transcript, turn, said), true)
        for turn, said, true in sums_over(session)
    ]
    return tuple(dict.fromkeys(found))


def as_written(transcript: Transcript, turn: int | None, quote: str) -> str:
    """`quote` in the very characters of the turn, which `plain` evens out one by one."""
    if turn is None or not quote:
        return quote
    text = transcript.turns[turn].text
    at = plain(text).find(quote)
    return text[at : at + len(quote)] if at >= 0 else quote


def _dimensions(
    marks: dict[str, Mark], worth: dict[str, float], session: Session | None = None
) -> tuple[Dimension, ...]:
    return tuple(
        _dimension(name, marks.get(name), worth.get(name, 0.0), session) for name in DIMENSIONS
    )


def _dimension(name: str, mark: Mark | None, most: float, session: Session | None) -> Dimension:
    if mark is None or mark.score is None or session is None:
        return Dimension(name, None, 0.0, 0.0)
    quote = as_written(session.transcript, mark.turn, mark.quote)
    lost = mark.score < 1
    return Dimension(
        *(name, mark.score, round(mark.score * most, 1), round(most, 1), quote),
        better(name, session, mark.reason) if lost else "",
        mark.turn,
        mark.reason if lost else "",
    )
