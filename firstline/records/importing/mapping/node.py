"""The YAML of a map: a mistake in it is a MapError."""

from __future__ import annotations

from pathlib import Path

from firstline import yaml_file
from firstline.yaml_file import BadFile, Node

__all__ = ["MapError", "Node", "read"]


class MapError(BadFile):
    """A map cannot be used; the message is "file, line n: what is wrong; what to do"."""


def read(file: Path) -> Node:
    return yaml_file.read(file, MapError)
