"""What a score card cannot judge."""

from __future__ import annotations

from firstline.training.scoring.model import Transcript
from firstline.training.wording import sheet


def not_judged(transcript: Transcript, *, is_english: bool = True) -> tuple[str, ...]:
    """Sentences of data/training/not_judged.yml."""
    truth = transcript.truth
    applies = {
        "language": not is_english,
        "always": is_english,
        "without_facts": is_english and not truth.given,
        "without_events": is_english and transcript.events is None,
        "without_now": is_english and truth.given and truth.now is None,
    }
    lines = sheet("not_judged")
    return tuple(line for name, there in applies.items() if there for line in lines[name])
