"""Whether a cue is somebody else's case."""

from __future__ import annotations

from firstline.casework.said.claim import NOT_RECEIVED
from firstline.casework.said.claims.cues import Cue
from firstline.casework.said.claims.phrases import Match
from firstline.casework.said.claims.wording import OTHERS, RETURN, Wording
from firstline.casework.said.claims.words import Words


def is_reported(words: Words, cue: Cue, sentence: int, found: list[Match], known: Wording) -> bool:
    """`sentence`: where it begins; `found`: what is said in it."""
    if cue.kind == NOT_RECEIVED and "it" in words.words[cue.start : cue.end]:
        return False  # "my neighbour does not have it" is about her own parcel
    for match in found:
        if match.name != OTHERS or match.end > cue.start:
            continue
        before = words.words[match.start - 1] if match.start > sentence else ""
        back = any(other.name == RETURN and match.end <= other.start < cue.start for other in found)
        if before not in known.lists["to_whom"] and not back:
            return True
    return False
