"""Her own report, said back to her before anything is looked up, tells no cause."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

from firstline.training.sentences import sentences
from firstline.training.truth import Truth
from firstline.training.truth.causes import findings, wrong_cause
from firstline.training.truth.judging_causes import BLAMES
from firstline.training.truth.statement import CAUSE, WRONG, Statement
from firstline.training.truth.statements import contrary
from firstline.training.truth.stems import stems

_PARTS = re.compile(r"[,;:]|\s-\s")


class _Said(Protocol):
    text: str


def without_restated(
    found: tuple[Statement, ...], customer: Sequence[_Said], truth: Truth
) -> tuple[Statement, ...]:
    """What blames somebody, or denies what the records hold, stays whoever said it first."""
    known = findings().get(truth.finding or "")
    grave = {*BLAMES, *(known.denies if known else ())}
    light = tuple(one for one in contrary(truth) if one not in grave)
    heavy = tuple(one for one in contrary(truth) if one in grave)
    told = [s.own for turn in customer for s in sentences(turn.text) if not s.asks]
    hers = stems("\n".join(told))

    def is_hers(one: Statement) -> bool:
        if one.kind != CAUSE or one.verdict != WRONG or wrong_cause(one.said, heavy):
            return False
        parts = [part for part in _PARTS.split(one.said) if wrong_cause(part, light)]
        return bool(parts) and all(len(stems(p)) > 1 and stems(p) <= hers for p in parts)

    return tuple(one for one in found if not is_hers(one))
