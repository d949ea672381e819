"""What an agent practises: a made-up customer, her records, and what really happened."""

from __future__ import annotations

from firstline.training.scenarios.loading import FOLDER, load, load_what_can_be
from firstline.training.scenarios.model import DIFFICULTIES, PERSONAS, STORIES, Scenario, Speech
from firstline.training.scenarios.reading import ScenarioError
from firstline.training.scenarios.searching import find, named

__all__ = [
    "DIFFICULTIES",
    "FOLDER",
    "PERSONAS",
    "STORIES",
    "Scenario",
    "ScenarioError",
    "Speech",
    "find",
    "load",
    "load_what_can_be",
    "named",
]
