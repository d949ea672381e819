"""`python -m benchmarks.scoring`: how long the processor is busy with a long transcript."""

from __future__ import annotations

import json
import statistics
import time

from firstline.training.scoring import read_line, score
from tests.training.scoring.families import BAD, FAMILIES, line

TURNS, ROUNDS, MOST_MS = 30, 20, 300


def long_line(family: str, round: int) -> str:
    """A transcript of TURNS turns; `round` is in its words, so that nothing is remembered."""
    turns: list[dict] = []
    for kind in ("good", *BAD) * 3:
        turns += json.loads(line(family, kind))["turns"]
    turns = [turn | {"text": f"{turn['text']} Call {round}."} for turn in turns[:TURNS]]
    return json.dumps(json.loads(line(family, "good")) | {"turns": turns})


def main() -> None:
    score(read_line(line(FAMILIES[0], "good")))  # the wording is read once
    for family in FAMILIES:
        took = []
        for round in range(ROUNDS):
            given = long_line(family, round)
            begun = time.process_time()
            score(read_line(given))
            took.append(1000 * (time.process_time() - begun))
        worst = max(took)
        told = "" if worst < MOST_MS else f"   over {MOST_MS} ms"
        print(f"{family:12} median {statistics.median(took):5.0f} ms  worst {worst:5.0f} ms{told}")


if __name__ == "__main__":
    main()
