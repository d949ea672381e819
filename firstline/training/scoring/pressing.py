"""Whether a step that is said to be done was done in the tool."""

from __future__ import annotations

from firstline.training.scoring.session import Session
from firstline.training.sentences import Sentence
from firstline.training.truth.stems import stems

_DOES, _PUTS_IN_HAND = "action", ("task", "note")


def pressed(sentence: Sentence, session: Session) -> bool:
    """Always where nothing tells what was done, and where the words are of none of the steps. Else an
    action confirms it that is of this step or of none that is known; so does a task or a note of it."""
    steps = [stems(step) for step in session.truth.do]
    said = stems(sentence.own)
    mine = [step for step in steps if step & said]
    if not session.has_events or (steps and not mine):
        return True
    wanted = said.union(*mine)
    for event in session.events:
        what = stems(event.what)
        if event.kind == _DOES and (what & wanted or not any(what & step for step in steps)):
            return True
        if event.kind in _PUTS_IN_HAND and what & wanted:
            return True
    return False
