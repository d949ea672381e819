"""The YAML of a playbook: a mistake in it is a PlaybookError."""

from __future__ import annotations

from pathlib import Path

from firstline import yaml_file
from firstline.yaml_file import BadFile, Node

__all__ = ["Node", "PlaybookError", "read"]


class PlaybookError(BadFile):
    """A playbook cannot be used; the message is "file, line n: what is wrong"."""


def read(file: Path) -> Node:
    return yaml_file.read(file, PlaybookError)
