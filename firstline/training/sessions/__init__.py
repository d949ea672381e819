"""Practice sessions: a played customer, the assistant on made-up records, a score at the end."""

from __future__ import annotations

from firstline.training.sessions.assigning import Assignment, assign, withdraw
from firstline.training.sessions.beginning import begin
from firstline.training.sessions.deeds import note as note_deeds
from firstline.training.sessions.finishing import finish
from firstline.training.sessions.keeping import leave, load
from firstline.training.sessions.model import CannotPractise, Event, Practice
from firstline.training.sessions.speaking import ring_back, say, take_up
from firstline.training.sessions.stage import Stage, stage

__all__ = [
    "Assignment",
    "CannotPractise",
    "Event",
    "Practice",
    "Stage",
    "assign",
    "begin",
    "finish",
    "leave",
    "load",
    "note_deeds",
    "ring_back",
    "say",
    "stage",
    "take_up",
    "withdraw",
]
