"""`python -m benchmarks.ledgers --n 100000 --seed 1`: so many doubles and so many look-alikes.

Prints how many were called a double and are none, how many doubles were missed and how many
look-alikes were explained otherwise, by shape. Exits 1 if there is any.
"""

from __future__ import annotations

import argparse
import sys
import time

from benchmarks.ledgers.judging import FALSE, MISSED, OTHER, Score, ledgers


def main() -> int:
    reading = argparse.ArgumentParser(prog="python -m benchmarks.ledgers", description=__doc__)
    reading.add_argument("--n", type=int, default=2000, help="ledgers of each kind")
    reading.add_argument("--seed", type=int, default=1)
    given = reading.parse_args()
    began, score = time.perf_counter(), Score()
    for number in range(given.n):
        for shapes in ("alikes", "doubles"):
            score.add(ledgers(given.seed, number, shapes), number)
    _print(score, given, time.perf_counter() - began)
    return 1 if score.wrong else 0


def _print(score: Score, given: argparse.Namespace, seconds: float) -> None:
    print(f"{given.n:,} doubles and {given.n:,} look-alikes, seed {given.seed}, {seconds:.0f} s")
    for shape, seen in score.seen.items():
        parts = [f"{what} {score.wrong[what, shape]}" for what in (FALSE, MISSED, OTHER)]
        wrong = [part for part in parts if not part.endswith(" 0")]
        at = [str(n) for (_, of), n in score.first.items() if of == shape]
        note = f"  {', '.join(wrong)}; first at {', '.join(at)}" if wrong else ""
        print(f"  {shape:36} {seen:7,}{note}")
    for what in (FALSE, MISSED, OTHER):
        print(f"{what}: {score.total(what)}")


if __name__ == "__main__":
    sys.exit(main())
