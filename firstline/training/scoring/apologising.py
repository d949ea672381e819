"""How often it is apologised for."""

from __future__ import annotations

from firstline.training.scoring.session import AgentTurn, Session
from firstline.training.wording import heard as wording
from firstline.training.wording import sheet

_FEWEST_TURNS = 3


def apologies(session: Session) -> int:
    return sum(map(in_turn, session.agent))


def in_turn(turn: AgentTurn) -> int:
    return len(wording("agent")["apologises"].findall(turn.text))


def grovels(session: Session) -> bool:
    """In nearly every turn, or more of them in all than the help could need."""
    rubric, turns = sheet("rubric"), len(session.agent)
    sorry = sum(bool(in_turn(turn)) for turn in session.agent)
    if turns >= _FEWEST_TURNS and sorry > rubric["sorry_turns_at_most"] * turns:
        return True
    return apologies(session) > max(rubric["most_apologies"], rubric["apologies_to_turns"] * turns)
