"""YAML 1.2 read by libyaml, twenty times faster than by Python, with the line of each key and item."""

from __future__ import annotations

import io
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.constructor import DuplicateKeyError
from ruamel.yaml.nodes import MappingNode, SequenceNode

_MERGE = "tag:yaml.org,2002:merge"
# Rasa teaches every YAML of the process to put environment variables for ${...} (io.py); a sentence
# that names a sum so is none of them.
_RASAS = "!env_var"


class Keys(dict):
    """`lines`: key -> the line it stands in, counted from 1; none for what was merged in."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: dict[Any, int] = {}


class Items(list):
    """`lines`: the line of each item, counted from 1."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[int] = []


def load(text: str) -> Any:
    """Keys, Items, or a plain value; None for an empty file. Raises ruamel's YAMLError."""
    constructor, parser = YAML(typ="safe").get_constructor_parser(io.StringIO(text))
    root = parser.get_single_node()
    return None if root is None else _built(root, constructor)


def _built(node: Any, constructor: Any) -> Any:
    if isinstance(node, MappingNode):
        return _keys(node, constructor)
    if isinstance(node, SequenceNode):
        found = Items()
        for item in node.value:
            found.append(_built(item, constructor))
            found.lines.append(item.start_mark.line + 1)
        return found
    if node.tag == _RASAS:
        return node.value
    return constructor.construct_object(node, deep=True)


def _keys(node: Any, constructor: Any) -> Keys:
    found, merged = Keys(), Keys()
    for key_node, value_node in node.value:
        if key_node.tag == _MERGE:
            above = _built(value_node, constructor)
            for one in above if isinstance(above, Items) else [above]:
                merged.update({key: one[key] for key in one if key not in merged})
            continue
        key = constructor.construct_object(key_node, deep=True)
        if key in found.lines:
            told = f"found duplicate key {key!r}"
            raise DuplicateKeyError(None, None, told, key_node.start_mark)
        found[key] = _built(value_node, constructor)
        found.lines[key] = key_node.start_mark.line + 1
    for key in merged:
        found.setdefault(key, merged[key])
    return found
