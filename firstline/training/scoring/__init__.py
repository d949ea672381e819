"""Scores transcripts of agents and customers over nine dimensions, against the records."""

from __future__ import annotations

from firstline.training.scoring.model import ScoreCard, Transcript, Turn
from firstline.training.scoring.reading import BadTranscript, read_line
from firstline.training.scoring.score import score

__all__ = ["BadTranscript", "ScoreCard", "Transcript", "Turn", "read_line", "score"]
