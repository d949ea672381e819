"""Whether what was ours is said to be ours."""

from __future__ import annotations

from firstline.training.scoring.charges import charged
from firstline.training.scoring.clauses import is_clause
from firstline.training.scoring.disowning import disowns
from firstline.training.scoring.looking import looked_up
from firstline.training.scoring.model import Mark
from firstline.training.scoring.session import Session


def owns(session: Session) -> Mark:
    """Ours is said to be ours; nobody else is blamed."""
    said = [
        (t, s)
        for t, s, _ in session.heard_as("admits", asked=False)
        if is_clause(s) and not disowns(s)
    ]
    helps = bool(list(session.heard_as("acts")) or looked_up(session))
    silent = 0.3 if helps else 0.1
    half = [
        (t, s)
        for t, s, _ in session.heard_as("half admits", asked=False)
        if is_clause(s) and not disowns(s)
    ]
    silent = 0.75 if half and helps else silent
    score = 1.0 if said else silent if session.truth.ours else 1.0 if helps else 0.5
    shown = next(iter(said or half), None)
    mark = Mark(score, shown[1].text, shown[0].index) if shown else Mark(score)
    return charged(session, "owns", mark)
