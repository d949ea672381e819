"""Whether the true finding is told."""

from __future__ import annotations

from firstline.training.scoring.clauses import is_clause
from firstline.training.scoring.model import Mark
from firstline.training.scoring.session import AgentTurn, Session
from firstline.training.truth.statement import (
    AMOUNT,
    CAUSE,
    DAY,
    DESTINATION,
    TAIL,
    TRUE,
    WRONG,
    Statement,
)
from firstline.training.wording import heard as wording
from firstline.training.wording import sheet


def finding(session: Session) -> Mark:
    """The cause, the amount, the place or day: each that this finding or she asks for is told, and
    none wrongly."""
    truth = session.truth
    if not truth.given:
        return Mark(None)
    worth = sheet("rubric")["finding"]
    told, asked = _told(session), _asked(session)
    wrong = {s.kind for _, s in session.stated if s.verdict == WRONG}
    has = {
        "cause": bool(truth.cause or truth.finding),
        "amount": bool(truth.sums) and ("amount" in asked or AMOUNT in wrong),
        "place": bool(truth.tails or truth.points)
        and ("place" in asked or bool(wrong & {TAIL, DAY, DESTINATION})),
    }
    most = sum(worth[name] for name, there in has.items() if there)
    if not most:
        return Mark(None)
    got = sum(worth[name] * told.get(name, 0.0) for name, there in has.items() if there)
    quote = next(((t.quote(s), t.index) for t, s in session.stated if s.verdict == WRONG), None)
    quote = quote or next(
        ((t.quote(s), t.index) for t, s in session.stated if s.verdict == TRUE and s.kind == CAUSE),
        None,
    )
    quote = quote or next(
        ((t.quote(s), t.index) for t, s in session.stated if s.verdict == TRUE), ("", None)
    )
    return Mark(got / most, *quote)


def _asked(session: Session) -> set[str]:
    """What must be told besides the cause: by the family of the finding, or because she asks for it."""
    needs = set(
        sheet("rubric")["finding_needs"].get(session.truth.family or "", ("amount", "place"))
    )
    said = "\n".join(
        [*(turn.text for turn in session.customer), *session.truth.asked_about.values()]
    )
    for kind in ("amount", "place"):
        if wording("agent")[f"asks {kind}"].search(said):
            needs.add(kind)
    return needs


def _told(session: Session) -> dict[str, float]:
    from_turn = (
        session.check.verified_at or 0
    )  # before it, her own words may be repeated and no more
    true = [
        s
        for t, s in session.stated
        if s.verdict == TRUE
        and (s.stated or s.kind == DAY)
        and t.index >= from_turn
        and _means(t, s)
    ]
    wrong = {s.kind for _, s in session.stated if s.verdict == WRONG}
    places = {s.kind for s in true if s.kind in (TAIL, DAY, DESTINATION)}
    has_both = bool(session.truth.tails) and bool(session.truth.points)
    place = (
        1.0
        if {TAIL, DAY} <= places or (places & {TAIL, DAY} and not has_both)
        else 0.75
        if places & {TAIL, DAY}
        else 0.3
        if places
        else 0.0
    )
    return {
        "cause": float(any(s.kind == CAUSE for s in true) and CAUSE not in wrong),
        "amount": float(any(s.kind == AMOUNT for s in true) and AMOUNT not in wrong),
        "place": 0.0 if wrong & {TAIL, DAY, DESTINATION} else place,
    }


def _means(turn: AgentTurn, one: Statement) -> bool:
    """A string of keywords tells nothing; a bare figure does."""
    sentence = next(
        (s for s in turn.sentences if s.start <= one.start <= s.start + len(s.text)), None
    )
    return sentence is None or is_clause(sentence) or any(c.isdigit() for c in sentence.text)
