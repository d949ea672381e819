"""`firstline score`."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator

from firstline.cli.group import cli, tell


@cli.command()
def score() -> None:
    """Score transcripts: one JSON object a line in, one answer a line out, in order.

    Reads standard input. A line that cannot be scored is answered with an error, and the rest goes on.
    """
    for answer in answers(sys.stdin.buffer):
        tell(answer)


def answers(lines: Iterable[bytes]) -> Iterator[str]:
    """The answer of each line that is not blank, as JSON."""
    from firstline.training.scoring import BadTranscript, read_line
    from firstline.training.scoring import score as scored

    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            answer = scored(
                read_line(line.decode("utf-8", errors="replace").lstrip("\ufeff"))
            ).as_json()
        except BadTranscript as wrong:
            named = {} if wrong.id is None else {"id": wrong.id}
            named["line"] = number
            answer = {**named, "error": str(wrong)}
        yield json.dumps(answer, ensure_ascii=False, default=str)
