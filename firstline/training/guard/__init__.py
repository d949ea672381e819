"""The draft guard: what a careful team lead would ask to reword, with its place, why, and a better line."""

from __future__ import annotations

from firstline.training.guard.flagging import flags
from firstline.training.guard.model import KINDS, Flag
from firstline.training.guard.rewriting import Rewriting, called

__all__ = ["KINDS", "Flag", "Rewriting", "called", "flags"]
