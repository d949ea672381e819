"""`firstline check`."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator

import click

from firstline.cli.group import cli, tell


class BadLine(ValueError):
    """A line cannot be checked; the message says what to do. `id` is the line's own, if it has one."""

    def __init__(self, why: str, given: object = None) -> None:
        super().__init__(why)
        self.id = given


@cli.command()
@click.option("--jsonl", is_flag=True, help='Lines of {"id","text"} in, {"id","flags"} out.')
def check(jsonl: bool) -> None:
    """Mark what a draft should not say, with the reason and a better line.

    Reads standard input. With --jsonl, a line that cannot be checked is answered with an error, and
    the rest goes on.
    """
    if jsonl:
        for answer in answers(sys.stdin.buffer):
            tell(answer)
    else:
        tell(_json({"flags": _flags(_text(sys.stdin.buffer.read()))}))


def answers(lines: Iterable[bytes]) -> Iterator[str]:
    """The answer of each line that is not blank, as JSON."""
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            given, text = _read(_text(line))
            answer = {"id": given, "flags": _flags(text)}
        except BadLine as wrong:
            named = {"line": number} if wrong.id is None else {"id": wrong.id}
            answer = {**named, "error": str(wrong)}
        yield _json(answer)


def _read(line: str) -> tuple[object, str]:
    try:
        given = json.loads(line)
    except (ValueError, RecursionError):
        raise BadLine("write one JSON object a line") from None
    if not isinstance(given, dict):
        raise BadLine('write an object: {"id": "1", "text": "..."}')
    name = given.get("id")
    if not isinstance(name, (str, int)) or isinstance(name, bool):
        raise BadLine("id: give a text or a whole number")
    if not isinstance(given.get("text"), str):
        raise BadLine("text: give the draft as a text", name)
    return name, given["text"]


def _flags(text: str) -> list[dict[str, object]]:
    from firstline.training.guard import flags

    return [flag.as_json() for flag in flags(text)]


def _text(written: bytes) -> str:
    return written.decode("utf-8", errors="replace").removeprefix("\ufeff")


def _json(answer: dict[str, object]) -> str:
    """A half of a pair, which no output can carry, stays escaped."""
    told = json.dumps(answer, ensure_ascii=False)
    try:
        told.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(answer)
    return told
