"""What remarks cost a dimension."""

from __future__ import annotations

from firstline.training.scoring.model import Mark
from firstline.training.scoring.session import Session
from firstline.training.wording import sheet


def charged(session: Session, dimension: str, mark: Mark) -> Mark:
    """`mark` less what the remarks of its classes cost; the first of them is then the quote."""
    costs = sheet("rubric")["costs"][dimension]
    most = sheet("rubric")["points"][dimension]
    found = session.remarked(*costs)
    if not found:
        return mark
    cost = sum(costs[one.kind] for _, one in found) / most
    turn, worst = found[0]
    sentence = next(
        (s.text for s in turn.sentences if s.start <= worst.start <= s.start + len(s.text)),
        worst.quote,
    )
    return Mark(max(0.0, mark.score - cost), sentence, turn.index, worst.kind)
