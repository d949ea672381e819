"""A place in a YAML file: its value, and where it stands so that an error can say so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import MarkedYAMLError, YAMLError


class PlaybookError(ValueError):
    """A playbook cannot be used; the message is "file, line n: what is wrong"."""

    def __init__(self, file: Path, line: int, problem: str) -> None:
        super().__init__(f"{file}, line {line}: {problem}")
        self.file, self.line, self.problem = file, line, problem


@dataclass(frozen=True)
class Node:
    """`line` counts from 1."""

    value: Any
    file: Path
    line: int

    def wrong(self, problem: str) -> PlaybookError:
        return PlaybookError(self.file, self.line, problem)

    def mapping(self, allowed: set[str] | None = None, required: set[str] = frozenset()) -> dict:
        """Keys to nodes; a key outside `allowed` or a missing one is an error at its line."""
        if not isinstance(self.value, CommentedMap):
            raise self.wrong(f"expected keys and values, found {_kind(self.value)}")
        found = {str(key): self._child(key) for key in self.value}
        for key, node in found.items():
            if allowed is not None and key not in allowed:
                raise node.wrong(f"unknown key {key!r}; known: {', '.join(sorted(allowed))}")
        for key in sorted(required - found.keys()):
            raise self.wrong(f"{key!r} is missing")
        return found

    def items(self) -> Iterator[Node]:
        if not isinstance(self.value, CommentedSeq):
            raise self.wrong(f"expected a list, found {_kind(self.value)}")
        for index, value in enumerate(self.value):
            yield Node(value, self.file, self.value.lc.item(index)[0] + 1)

    def text(self) -> str:
        if not isinstance(self.value, str) or not self.value.strip():
            raise self.wrong(f"expected words, found {_kind(self.value)}")
        return " ".join(self.value.split())

    def whole(self, least: int, most: int) -> int:
        number = self.value
        if isinstance(number, bool) or not isinstance(number, int) or not least <= number <= most:
            raise self.wrong(f"expected a number from {least} to {most}, found {number!r}")
        return number

    def yes_or_no(self) -> bool:
        if not isinstance(self.value, bool):
            raise self.wrong(f"expected true or false, found {self.value!r}")
        return self.value

    def _child(self, key: Any) -> Node:
        return Node(self.value[key], self.file, self.value.lc.key(key)[0] + 1)


def read(file: Path) -> Node:
    """The root node of a YAML file; raises PlaybookError for anything that is not one."""
    try:
        value = YAML(typ="rt").load(file.read_text(encoding="utf-8"))
    except MarkedYAMLError as wrong:
        mark = wrong.problem_mark or wrong.context_mark
        raise PlaybookError(
            file, mark.line + 1 if mark else 1, wrong.problem or "broken YAML"
        ) from None
    except (YAMLError, UnicodeDecodeError, OSError) as wrong:
        raise PlaybookError(file, 1, f"cannot be read: {type(wrong).__name__}") from None
    return Node(value, file, 1)


def _kind(value: Any) -> str:
    if value is None:
        return "nothing"
    return {"CommentedMap": "keys and values", "CommentedSeq": "a list"}.get(
        type(value).__name__, repr(value)
    )
