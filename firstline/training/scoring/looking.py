"""Whether the records were opened: by what was done, or else by what the agent says."""

from __future__ import annotations

from firstline.training.scoring.session import Session


def looked_up(session: Session) -> bool:
    """Where it is known what was done, words alone open nothing."""
    if session.has_events:
        return bool(session.done("lookup"))
    return any(True for _ in session.heard_as("looks up"))
