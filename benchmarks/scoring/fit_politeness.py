"""Fits data/training/politeness.json: `python -m benchmarks.scoring.fit_politeness requests.csv`.

The file has the columns `text` and `politeness` (mean of five raters, z-scored), as in the Stanford
politeness corpus (CC BY 4.0). A ridge regression over the strategies of data/training/politeness.txt;
every fifth request is held out, and the correlation on those is printed and stored.
"""

from __future__ import annotations

import csv
import html
import json
import sys
from pathlib import Path

import numpy as np

from firstline.training.scoring.politeness import WEIGHTS, features

RIDGE = 20.0
MIDDLE, SLOPE = -0.55, 1.9  # where a turn counts half, and how sharply


def main(path: str) -> None:
    with Path(path).open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    found = [features(html.unescape(row["text"])) for row in rows]
    names = sorted(found[0])
    table = np.array([[one[name] for name in names] for one in found])
    rated = np.array([float(row["politeness"]) for row in rows])
    held = np.arange(len(rows)) % 5 == 0
    weights, constant = _fit(table[~held], rated[~held])
    guessed = table[held] @ weights + constant
    correlation = float(np.corrcoef(guessed, rated[held])[0, 1])
    print(f"{len(rows)} requests; held out {held.sum()}: r = {correlation:.3f}")
    WEIGHTS.write_text(
        json.dumps(
            {
                "fitted_on": "Stanford politeness corpus (CC BY 4.0), four of five requests",
                "held_out_r": round(correlation, 3),
                "middle": MIDDLE,
                "slope": SLOPE,
                "constant": round(constant, 4),
                "weights": {n: round(float(w), 4) for n, w in zip(names, weights, strict=True)},
            },
            indent=1,
        )
        + "\n",
        encoding="utf-8",
    )


def _fit(table: np.ndarray, rated: np.ndarray) -> tuple[np.ndarray, float]:
    mean = table.mean(axis=0)
    centred = table - mean
    square = centred.T @ centred + RIDGE * np.eye(table.shape[1])
    weights = np.linalg.solve(square, centred.T @ (rated - rated.mean()))
    return weights, float(rated.mean() - mean @ weights)


if __name__ == "__main__":
    main(sys.argv[1])
