"""The claims of one message."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from firstline.casework.said.claim import LOST_PAY, TOLD_US, Claim
from firstline.casework.said.claims.counted import days_lost
from firstline.casework.said.claims.cues import Cue, cues
from firstline.casework.said.claims.dated import day_told
from firstline.casework.said.claims.gathered import completed
from firstline.casework.said.claims.meaning import Meaning, meaning
from firstline.casework.said.claims.wording import wording
from firstline.casework.said.claims.words import Words, words_of
from firstline.casework.said.mention import Day

MOST = 60  # claims of one message


def read_claims(
    text: str,
    received: Sequence[tuple[int, int]],
    days: Sequence[Day],
    today: date,
    date_order: str,
) -> tuple[Claim, ...]:
    """What she claims in `text` outside what she received, in the order of the text; `days`: those
    of the text, `today`: in the company's time zone."""
    known = wording()
    words = words_of(text, outside(len(text), received), known.spelt)
    claims: list[Claim] = []
    last: dict[str, tuple[Cue, Meaning]] = {}
    for cue in cues(words, known)[:MOST]:
        meant = meaning(words, cue, last.get(cue.kind), known)
        last[cue.kind] = cue, meant
        claim = _claim(text, words, cue, meant)
        if cue.kind == TOLD_US and claim.is_plain:
            claim = replace(claim, day=day_told(words, cue, days, today, date_order))
        elif cue.kind == LOST_PAY and claim.is_plain:
            claim = replace(claim, count=days_lost(words, cue, known))
        claims.append(claim)
    return completed(claims)


def _claim(text: str, words: Words, cue: Cue, meant: Meaning) -> Claim:
    start, end = words.starts[cue.start], words.ends[cue.end - 1]
    how = meant.denied, meant.hedged, meant.reported
    return Claim(cue.kind, text[start:end], start, end, *how, over=meant.over)


def outside(length: int, received: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans of a text that are not `received`."""
    spans, done = [], 0
    for start, end in sorted(received):
        if start > done:
            spans.append((done, start))
        done = max(done, end)
    if done < length:
        spans.append((done, length))
    return spans
