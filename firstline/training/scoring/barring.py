"""What bars a pass whatever the points say, for few points may hang on the turn that spoils it all."""

from __future__ import annotations

from collections.abc import Iterator

from firstline.training.commitments import commitments
from firstline.training.guard.phrases import is_spared
from firstline.training.remarks import Remark, meant
from firstline.training.scoring import likely
from firstline.training.scoring.apologising import grovels
from firstline.training.scoring.authority import over_authority
from firstline.training.scoring.denying import follows
from firstline.training.scoring.model import Bar, Mark
from firstline.training.scoring.session import AgentTurn, Session
from firstline.training.scoring.undone import undone
from firstline.training.sentences import Sentence
from firstline.training.truth.statement import CAUSE, TRUE
from firstline.training.truth.stems import stems
from firstline.training.wording import heard as wording
from firstline.training.wording import sheet

_COURTEOUS_TURNS = 1 / 3  # with less of them, and nothing acknowledged, it is cold


def bars(session: Session, acknowledged: float, acted: Mark) -> Iterator[Bar]:
    """Blame, a wall, a denial, an answer without who or when, what nobody may give, what runs down the
    company, sarcasm, grovelling, coldness, or what was told or claimed and not done with the tool;
    `acknowledged`: the share of that dimension, `acted`: the mark of what was done."""
    if over := over_authority(session):
        yield Bar("over_authority", *over)
    for turn, sentence, _ in session.heard_as("runs down", asked=False):
        yield Bar("runs_down", turn.index, sentence.text)
    for turn, sentence, _ in session.heard_as("sarcasm"):
        yield Bar("sarcasm", turn.index, sentence.text)
    yield from _never(session)
    yield from _denials(session)
    yield from _left_open(session)
    if grovels(session):
        yield Bar("grovels")
    if _is_cold(session, acknowledged):
        yield Bar("cold")
    yield from undone(session, acted)


def _never(session: Session) -> Iterator[Bar]:
    """Where nothing was ours a phrase alone is not enough: what she did may be the very cause."""
    for turn, one in session.remarked(*sheet("rubric")["never"]):
        sentence = _sentence(turn, one)
        if session.truth.ours or likely.is_class(sentence, one.kind):
            yield Bar(one.kind.lower(), turn.index, sentence.text)


def _denials(session: Session) -> Iterator[Bar]:
    """Beyond doubt, and not by telling what the records hold; where it was ours it is fatal."""
    for turn in session.agent:
        for sentence in turn.sentences:
            if _denies(turn, sentence, session):
                yield Bar("denial", turn.index, sentence.text)


def _denies(turn: AgentTurn, sentence: Sentence, session: Session) -> bool:
    return (
        likely.denies(sentence, likely.WITH_PHRASE if _says_so(sentence) else likely.BEYOND_DOUBT)
        and not sentence.asks
        and not (is_spared(sentence) or sentence.quotes or follows(sentence, session.truth))
        and not any(c.isdigit() for c in sentence.text)
        and not _explains(turn, sentence, session)
    )


def _says_so(sentence: Sentence) -> bool:
    """In a phrase that the sheets know for a denial."""
    return meant(wording("remarks")["denial"], sentence.own) is not None


def _explains(turn: AgentTurn, sentence: Sentence, session: Session) -> bool:
    """It is said beside the true cause, and speaks of the same matter: "there was no second debit"."""
    told = any(one.kind == CAUSE and one.verdict == TRUE for one in turn.statements)
    return told and bool(stems(sentence.own) & stems(session.truth.cause))


def _left_open(session: Session) -> Iterator[Bar]:
    """An answer that names nobody or no time, once it was clear what happened; a farewell may."""
    begun = session.check.verified_at
    if begun is None or len(session.agent) < 2:
        return
    for turn in session.agent[:-1]:
        if turn.index < begun:
            continue
        vague = [s for r in _of(turn, "VAGUE") if likely.is_class(s := _sentence(turn, r), "VAGUE")]
        timed = any(one.has_time for one in commitments(turn.sentences, session.truth.now))
        if vague and not timed:
            yield Bar("vague", turn.index, vague[0].text)


def _is_cold(session: Session, acknowledged: float) -> bool:
    """No word of courtesy in any turn, or in hardly any and nothing acknowledged."""
    shape, name = wording("agent")["courtesy"], session.truth.customer.get("name", "").split()[-1:]
    warm = sum(
        bool(shape.search(turn.text) or any(one in turn.text for one in name))
        for turn in session.agent
    )
    return not warm or (not acknowledged and warm < _COURTEOUS_TURNS * len(session.agent))


def _of(turn: AgentTurn, kind: str) -> list[Remark]:
    return [one for one in turn.remarks if one.kind == kind]


def _sentence(turn: AgentTurn, one: Remark) -> Sentence:
    return next(s for s in turn.sentences if s.start <= one.start <= s.start + len(s.text))
