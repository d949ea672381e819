"""How much an agent validates feelings and draws the customer out: counts of words and questions.

Nothing here tells whether she was understood or dismissed; counts cannot."""

from __future__ import annotations

import math
import re

from firstline.training.scoring.clauses import is_clause
from firstline.training.scoring.model import AGENT, Empathy, Transcript
from firstline.training.sentences import Sentence, plain, sentences
from firstline.training.wording import heard

_OPEN = re.compile(
    r"\b(?:how|what|why|tell me|which|when did|where did|who|could you (?:tell|say|share"
    r"|explain)|can you (?:tell|say|share|explain))\b",
    re.I,
)
_ROTE = re.compile(r"\b(?:anything else|help you (?:with )?(?:today|further)|how are you)\b", re.I)


def empathy(transcript: Transcript) -> Empathy:
    turns = [
        plain(turn.text) for turn in transcript.turns if turn.speaker == AGENT and turn.text.strip()
    ]
    if not turns:
        return Empathy()
    said = [sentence for text in turns for sentence in sentences(text)]
    hits = sum(_validations(sentence) for sentence in said)
    drawn = sum(_drawing(sentence) for sentence in said)
    validating = 1 - math.exp(-(0.6 * hits / len(turns) + 0.1 * hits))
    return Empathy(validating, 1 - math.exp(-drawn / 4))


def _validations(sentence: Sentence) -> int:
    if not is_clause(sentence) or heard("agent")["not sorry"].search(sentence.own):
        return 0
    found = {match[0].lower()[:5] for match in heard("empathy")["validates"].finditer(sentence.own)}
    return min(3, len(found)) if len(sentence.text.split()) > 2 else 0


def _drawing(sentence: Sentence) -> float:
    words = heard("agent")
    if sentence.asks:
        if words["asks identity"].search(sentence.own) or _ROTE.search(sentence.own):
            return 0.25
        return 1.15 if _OPEN.search(sentence.own) else 0.9
    return 0.8 if heard("empathy")["draws out"].search(sentence.own) else 0.0
