"""Words that own something, turned round."""

from __future__ import annotations

import re

from firstline.training.sentences import Sentence
from firstline.training.wording import heard as wording


def disowns(sentence: Sentence) -> bool:
    """ "It isn't our fault", "I'm not sorry", "we didn't do anything wrong"."""
    return bool(
        re.search(
            r"\b(?:not|isn't|wasn't|never|n't been) (?:really |actually )?(?:our|my|us|on us)\b",
            sentence.own,
            re.I,
        )
        or wording("agent")["not sorry"].search(sentence.own)
        or re.search(
            r"\bwe (?:didn't|did not|never|don't) (?:do (?:any|it|that|this)|mak?de? (?:any|a"
            r"|an) (?:mistake|error)|get (?:it|that|this) wrong)",
            sentence.own,
            re.I,
        )
    )
