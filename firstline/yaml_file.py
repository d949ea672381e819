"""A place in a YAML file: its value, and where it stands so that a mistake can be told with its line."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from ruamel.yaml.error import MarkedYAMLError, YAMLError

from firstline.yaml_lines import Items, Keys, load

MOST_NAMED = 12


class BadFile(ValueError):
    """A file cannot be used; the message is "file, line n: what is wrong; what to do"."""

    def __init__(self, file: Path, line: int, problem: str) -> None:
        super().__init__(f"{file}, line {line}: {problem}")
        self.file, self.line, self.problem = file, line, problem


@dataclass(frozen=True)
class Node:
    """`line` counts from 1; `error` is the kind of BadFile that this file's mistakes are."""

    value: Any
    file: Path
    line: int
    error: type[BadFile] = BadFile

    def wrong(self, problem: str) -> BadFile:
        return self.error(self.file, self.line, problem)

    @property
    def is_mapping(self) -> bool:
        return isinstance(self.value, Keys)

    @property
    def is_list(self) -> bool:
        return isinstance(self.value, Items)

    def mapping(
        self, allowed: Collection[str] | None = None, required: Collection[str] = ()
    ) -> dict[str, Node]:
        """Keys to nodes; a key outside `allowed` or a missing one is an error at its line."""
        if not self.is_mapping:
            raise self.wrong(f"expected keys and values, found {self._kind()}")
        found = {"" if key is None else str(key): self._child(key) for key in self.value}
        for key, node in found.items():
            if allowed is not None and key not in allowed:
                raise node.wrong(f"unknown key {key!r}; {one_of(key, allowed)}")
        for key in sorted(set(required) - found.keys()):
            raise self.wrong(f"{key!r} is missing")
        return found

    def items(self) -> Iterator[Node]:
        if not self.is_list:
            raise self.wrong(f"expected a list, found {self._kind()}")
        for place, value in enumerate(self.value):
            yield Node(value, self.file, self.value.lines[place], self.error)

    def entries(self) -> Iterator[Node]:
        """The items of a list; anything else is a list of one."""
        return self.items() if self.is_list else iter([self])

    def text(self) -> str:
        """Words, on one line."""
        if not isinstance(self.value, str) or not self.value.strip():
            raise self.wrong(f"expected words, found {self._kind()}")
        return " ".join(self.value.split())

    def written(self) -> str:
        """A word, a number or true/false as it is written; the empty text is one too."""
        if isinstance(self.value, bool):
            return str(self.value).lower()
        if self.value is None or self.is_mapping or self.is_list:
            raise self.wrong(f"expected a text, found {self._kind()}")
        return str(self.value)

    def choice(self, *known: str) -> str:
        text = self.written()
        if text not in known:
            raise self.wrong(f"{text!r} is not known here; {one_of(text, known)}")
        return text

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
        line = self.value.lines.get(key, self.line)  # none when merged in with <<
        return Node(self.value[key], self.file, line, self.error)

    def _kind(self) -> str:
        if self.value is None:
            return "nothing"
        if self.is_mapping:
            return "keys and values"
        return "a list" if self.is_list else repr(self.value)


def read(file: Path, error: type[BadFile]) -> Node:
    """The root node of a YAML file; raises `error` for anything that is not one."""
    try:
        value = load(file.read_text(encoding="utf-8"))
    except MarkedYAMLError as wrong:
        mark = wrong.problem_mark or wrong.context_mark
        line = mark.line + 1 if mark else 1
        raise error(file, line, f"{wrong.problem or 'broken YAML'}; mend the YAML") from None
    except (YAMLError, UnicodeDecodeError):
        raise error(file, 1, "is not YAML in UTF-8; save it as such") from None
    except OSError as wrong:
        raise error(file, 1, f"cannot be read: {wrong.strerror}; check the file") from None
    return Node(value, file, 1, error)


def one_of(written: str, known: Collection[str]) -> str:
    """What could be meant instead."""
    names = sorted(known)
    if near := get_close_matches(written, names, n=1):
        return f"did you mean {near[0]!r}?"
    more = " ..." if len(names) > MOST_NAMED else ""
    return f"there are {', '.join(names[:MOST_NAMED])}{more}"
