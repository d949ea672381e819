"""A place in a map's YAML: its value, and where it stands so that an error can say so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import MarkedYAMLError, YAMLError

MOST_NAMED = 12


class MapError(ValueError):
    """A map cannot be used; the message is "file, line n: what is wrong; what to do"."""

    def __init__(self, file: Path, line: int, problem: str) -> None:
        super().__init__(f"{file}, line {line}: {problem}")


@dataclass(frozen=True)
class Node:
    """`line` counts from 1."""

    value: Any
    file: Path
    line: int

    def wrong(self, problem: str) -> MapError:
        return MapError(self.file, self.line, problem)

    @property
    def is_mapping(self) -> bool:
        return isinstance(self.value, CommentedMap)

    @property
    def is_list(self) -> bool:
        return isinstance(self.value, CommentedSeq)

    def mapping(self, allowed: set[str] | None = None) -> dict[str, Node]:
        """Keys to nodes; a key outside `allowed` is an error at its line."""
        if not self.is_mapping:
            raise self.wrong(f"expected keys and values, found {self._kind()}")
        found = {
            "" if key is None else str(key): Node(value, self.file, self._line_of(key))
            for key, value in self.value.items()
        }
        for key, node in found.items():
            if allowed is not None and key not in allowed:
                raise node.wrong(f"{key!r} is not known here; {one_of(key, allowed)}")
        return found

    def items(self) -> Iterator[Node]:
        """The entries of a list; anything else is a list of one."""
        if not self.is_list:
            yield self
            return
        for place, value in enumerate(self.value):
            yield Node(value, self.file, self.value.lc.item(place)[0] + 1)

    def text(self) -> str:
        """A word, a number or true/false as it is written; the empty text is one too."""
        if isinstance(self.value, bool):
            return str(self.value).lower()
        if self.value is None or self.is_mapping or self.is_list:
            raise self.wrong(f"expected a text, found {self._kind()}")
        return str(self.value)

    def choice(self, *known: str) -> str:
        text = self.text()
        if text not in known:
            raise self.wrong(f"{text!r} is not known here; {one_of(text, known)}")
        return text

    def _line_of(self, key: Any) -> int:
        try:
            return self.value.lc.key(key)[0] + 1
        except KeyError:  # merged in with <<
            return self.line

    def _kind(self) -> str:
        if self.value is None:
            return "nothing"
        kinds = {"CommentedMap": "keys and values", "CommentedSeq": "a list"}
        return kinds.get(type(self.value).__name__, repr(self.value))


def read(file: Path) -> Node:
    """The root node of a YAML file; raises MapError for anything that is not one."""
    try:
        value = YAML(typ="rt").load(file.read_text(encoding="utf-8"))
    except MarkedYAMLError as wrong:
        mark = wrong.problem_mark or wrong.context_mark
        line = mark.line + 1 if mark else 1
        raise MapError(file, line, f"{wrong.problem or 'broken YAML'}; mend the YAML") from None
    except (YAMLError, UnicodeDecodeError):
        raise MapError(file, 1, "is not YAML in UTF-8; save it as such") from None
    except OSError as wrong:
        raise MapError(file, 1, f"cannot be read: {wrong.strerror}; check the file") from None
    return Node(value, file, 1)


def one_of(written: str, known) -> str:
    """What could be meant instead."""
    names = sorted(known)
    if near := get_close_matches(written, names, n=1):
        return f"did you mean {near[0]!r}?"
    more = " ..." if len(names) > MOST_NAMED else ""
    return f"there are {', '.join(names[:MOST_NAMED])}{more}"
