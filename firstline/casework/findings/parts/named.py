"""How clearly she speaks of a thing in the workshop or of one of its parts."""

from __future__ import annotations

from collections.abc import Sequence

from firstline.casework.findings.call.likeness import likenesses
from firstline.casework.promises.work import Job


def likeness(jobs: Sequence[Job], text: str, but: str) -> int:
    """How many words of the thing or the part that is most like `text` it uses; 0 for none. Words
    of `but`, the company's name, count for nothing."""
    told = [job.order.asset or "" for job in jobs]
    told += [part.description or "" for job in jobs for part in job.parts]
    return max(likenesses(told, text, but), default=0)
