"""What stands around a danger that is told: where it is, whether it is over, who else noticed it."""

from __future__ import annotations

from dataclasses import dataclass

from firstline.casework.said.claims.cues import Cue
from firstline.casework.said.claims.wording import (
    AT_HERS,
    ELSEWHERE,
    LONG_AGO,
    NOT_OVER,
    OVER,
    YET_TOLD,
    Wording,
)
from firstline.casework.said.claims.words import SENTENCE_MARKS, Words

BEHIND = 24  # words after a danger that say what became of it


@dataclass(frozen=True)
class Around:
    is_at_hers: bool
    is_over: bool
    is_yet_told: bool


def around(words: Words, cue: Cue, sentence: int, known: Wording) -> Around:
    """`sentence`: where the sentence of `cue` begins."""
    end = min(cue.end + BEHIND, len(words.words))
    found = list(known.scope.find(words, sentence, end))
    own_end = next((n for n in range(cue.end, end) if words.words[n] in SENTENCE_MARKS), end)
    own = {match.name for match in found if match.start < own_end}
    behind = {match.name for match in found if match.start >= cue.end}
    every = {match.name for match in found}
    drifts = bool(known.lists["airborne"] & set(words.words[cue.start : cue.end]))
    is_gone = drifts and OVER in behind and LONG_AGO in every
    return Around(
        is_at_hers=AT_HERS in own and ELSEWHERE not in own,
        is_over=is_gone and not {NOT_OVER, YET_TOLD} & behind,
        is_yet_told=YET_TOLD in behind,
    )
