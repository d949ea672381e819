"""Playbooks: the wording and the steps of every finding, kept in data and checked when loaded."""

from firstline.casework.playbook.model import Playbook, Sentence, Wording
from firstline.casework.playbook.node import PlaybookError
from firstline.casework.playbook.shelf import Shelf, load

__all__ = ["Playbook", "PlaybookError", "Sentence", "Shelf", "Wording", "load"]
