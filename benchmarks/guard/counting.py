"""What is found in lines that were not fitted: those held back, or each fifth of the fitted ones."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from benchmarks.guard.fitting import ROUNDS, STRENGTH, first, table
from benchmarks.guard.labelled import lines, of_better_lines, of_playbooks
from firstline.language.regression import fit, shares
from firstline.training.guard import flags
from firstline.training.guard.finding import least_with
from firstline.training.guard.judging import FREE
from firstline.training.guard.phrases import is_spared, left, phrases

FOLDS = 5
BARS = (0.3, 0.4, 0.5, 0.6)


@dataclass
class Count:
    right: int = 0
    false: int = 0
    missed: int = 0

    def add(self, found: bool, wanted: bool) -> None:
        self.right += found and wanted
        self.false += found and not wanted
        self.missed += wanted and not found

    def __str__(self) -> str:
        precision = self.right / max(self.right + self.false, 1)
        recall = self.right / max(self.right + self.missed, 1)
        f1 = 2 * precision * recall / max(precision + recall, 1e-9)
        return f"precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}"


def held_back() -> tuple[Count, dict[str, Count]]:
    """Any flag, and each class."""
    given = lines("held_back")
    any_flag, by_class = Count(), {kind: Count() for kind in sorted({one.label for one in given})}
    for free in FREE:
        by_class.pop(free, None)
    for one in given:
        found = {flag.kind for flag in flags(one.text)}
        any_flag.add(bool(found), one.label not in FREE)
        for kind, count in by_class.items():
            count.add(kind in found, kind == one.label)
    return any_flag, by_class


def folds() -> None:
    """Words are those of all parts: which ones are counted says nothing of their class."""
    given = lines("lines") + of_playbooks() + of_better_lines()
    made = table(given)
    part = np.random.RandomState(0).randint(0, FOLDS, len(given))
    labels = np.array(made.labels)
    seen = np.zeros(len(given))
    for fold in range(FOLDS):
        inside = part != fold
        fitted = fit(made.rows[inside], list(labels[inside]), STRENGTH, ROUNDS)
        likely = shares(made.rows[~inside] @ fitted.weights + fitted.bias)
        free = [place for place, label in enumerate(fitted.labels) if label in FREE]
        seen[~inside] = 1 - likely[:, free].sum(axis=1)
    for bar in BARS:
        count = Count()
        for one, flagged in list(zip(given, seen, strict=True))[: len(lines("lines"))]:
            sentence = first(one.text)
            known = left(sentence, phrases((sentence,))[sentence])
            found = flagged >= (least_with(known) if known else bar)
            count.add(bool(found and (known or not is_spared(sentence))), one.label not in FREE)
        print(f"fitting lines in {FOLDS} parts, flagged from {bar}: {count}")


def report() -> None:
    any_flag, by_class = held_back()
    print(f"any flag     {any_flag}")
    for kind, count in by_class.items():
        print(f"{kind:12} {count}")
