"""Names and things of the records that are told before it is clear who is calling."""

from __future__ import annotations

import re

from firstline.training.scoring.session import AgentTurn
from firstline.training.sentences import Sentence
from firstline.training.truth import Truth
from firstline.training.truth.stems import stems
from firstline.training.wording import heard as wording

_FEWEST = 2  # words of a value: "parcel" alone is everybody's


def untold_words(turn: AgentTurn, truth: Truth) -> str | None:
    """The sentence with a value that she has not said one word of, nor the agent as a name of his own."""
    names = [one.name for one in truth.people if one.key != "owner"]
    values = [stems(text) for text in (*names, *truth.texts.values())]
    hers = stems("\n".join((turn.heard.text, turn.heard.noted, *truth.customer.values())))
    unsaid = [one for one in values if len(one) >= _FEWEST and not one & hers]
    for sentence in turn.sentences:
        if sentence.asks or not sentence.stated(0) or _introduces(sentence):
            continue
        said = stems(sentence.own)
        if any(one <= said for one in unsaid):
            return sentence.text
    return None


def _introduces(sentence: Sentence) -> bool:
    """ "I'm Ann Orwell.", "My name is Ann Orwell." """
    shape = wording("truth")["introduces"]
    capitals = re.finditer(r"\b[A-Z]", sentence.own)
    return any(shape.search(sentence.own[: one.start()]) for one in capitals)
