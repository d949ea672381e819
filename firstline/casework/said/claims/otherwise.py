"""How claims are meant that other patterns than those of data/claims found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from firstline.casework.said.claim import Claim
from firstline.casework.said.claims.cues import Cue
from firstline.casework.said.claims.meaning import meaning
from firstline.casework.said.claims.reading import MOST, outside
from firstline.casework.said.claims.wording import Wording, wording
from firstline.casework.said.claims.words import Words, words_of


def as_meant(
    claims: Sequence[Claim], text: str, received: Sequence[tuple[int, int]]
) -> tuple[Claim, ...]:
    """`claims` of `text` with what leaves them open and who else says them; denials stay theirs."""
    if not claims:
        return ()
    known = wording()
    words = words_of(text, outside(len(text), received), known.spelt)
    meant = tuple(_meant(one, words, known) for one in claims[:MOST])
    return (*meant, *claims[MOST:])


def _meant(claim: Claim, words: Words, known: Wording) -> Claim:
    start, end = words.word_of(claim.start), words.word_of(claim.end - 1) + 1
    cue = Cue(claim.kind, start, end, between=((start, end),))
    found = meaning(words, cue, None, known)
    return replace(claim, hedged=found.hedged, reported=found.reported)
